import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pagesIn } from '../support/docs/pages'
import { ROOT } from '../support/root'

const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'bench/README.md', ...pagesIn('docs')]

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** As GitHub makes them of headings. */
const anchorsOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

type Link = readonly [page: string, link: string, target: string, anchor: string]

const LINKS = PAGES.flatMap(page =>
  [...read(page).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)]
    .map(([, link = '', image = '']) => link || image)
    .filter(link => !/^https?:/.test(link))
    .map((link): Link => {
      const [path = '', anchor = ''] = link.split('#')
      return [page, link, path === '' ? page : join(dirname(page), path), anchor]
    }),
)

test.each(LINKS)('in %s, the link to %s leads to a file', (_, __, target) => {
  expect(existsSync(join(ROOT, target))).toBe(true)
})

test.each(LINKS.filter(([, , , anchor]) => anchor !== ''))(
  'in %s, the link to %s leads to a heading',
  (_, __, target, anchor) => {
    expect(anchorsOf(target)).toContain(anchor)
  },
)
