import type { Command } from 'commander'
import type { Terminal } from '../output/terminal'

const SHELLS = ['bash', 'zsh', 'fish'] as const

const NOTES = `
The Tab key then completes commands, flags and values such as causes. The shell has to
find this program by the name disconnects: as an alias, or on the PATH.

Examples:
  echo 'source <(disconnects completion bash)' >> ~/.bashrc
  echo 'source <(disconnects completion zsh)' >> ~/.zshrc
  disconnects completion fish > ~/.config/fish/completions/disconnects.fish

In .bashrc and .zshrc, the line comes after the alias and, in .zshrc, after compinit.`

/**
 * While zsh completes, an alias is already replaced by the path that it stands for: the function is looked up by the name of that file, and
 * the alias itself is not known. The path is quoted, since the script evaluates it.
 */
const ZSH_ALIAS = 'compdef _disconnects disconnects.mjs\n'
const ZSH_PROGRAM = '${(q)${(Q)words[1]}}'

const printScript = async (shell: (typeof SHELLS)[number], { stdout }: Terminal): Promise<void> => {
  if (shell === 'bash') {
    const { BASH_SCRIPT } = await import('../completion/bash-script')
    stdout.write(BASH_SCRIPT)
  } else {
    const { script } = await import('@bomb.sh/tab')
    script(shell, 'disconnects', shell === 'zsh' ? ZSH_PROGRAM : 'disconnects')
    if (shell === 'zsh') stdout.write(ZSH_ALIAS)
  }
}

export const addCompletionCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('completion')
    .description('print a script by which a shell completes commands, flags and values')
    .addArgument(program.createArgument('<SHELL>', 'bash, zsh or fish').choices(SHELLS))
    .addHelpText('after', NOTES)
    .action((shell: (typeof SHELLS)[number]) => printScript(shell, terminal))
  // The scripts call this one.
  program
    .command('complete', { hidden: true })
    .argument('[WORD...]')
    .action(async (words: readonly string[]) => {
      const { completionLines } = await import('../completion/answer')
      terminal.stdout.write(`${completionLines(program, words).join('\n')}\n`)
    })
}
