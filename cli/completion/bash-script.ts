/**
 * For bash, as the scripts of the library work for zsh and fish. The library's own needs the package bash-completion, evaluates what
 * is typed, and completes no file names.
 */
export const BASH_SCRIPT = `_disconnects() {
  local line words
  read -ra words <<<"\${COMP_LINE:0:COMP_POINT}"
  [[ \${COMP_LINE:COMP_POINT-1:1} == ' ' ]] && words+=('')
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :0) compopt -o default ;;
      :*) ;;
      *) COMPREPLY+=("\${line%%$'\\t'*}") ;;
    esac
  done < <(disconnects complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -F _disconnects disconnects
`
