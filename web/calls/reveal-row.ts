/** The height of the heads of the columns, in pixels, as in the styles. */
export const HEAD_HEIGHT = 30

/** Scrolls the table, or on phones the page, until a row can be seen. It need not be in the document. */
export const revealRow = (scroller: HTMLElement, row: number, rowHeight: number): void => {
  const top = row * rowHeight
  if (scroller.scrollHeight > scroller.clientHeight) {
    const height = scroller.clientHeight - HEAD_HEIGHT
    if (top < scroller.scrollTop) scroller.scrollTop = top
    else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height
    return
  }
  const y = scroller.getBoundingClientRect().top + HEAD_HEIGHT + top
  if (y < 0 || y + rowHeight > innerHeight) scrollBy(0, y - innerHeight / 2)
}

/** Gives the focus to a row, once it is in the document. */
export const focusRow = (scroller: HTMLElement, row: number, rowHeight: number): void => {
  revealRow(scroller, row, rowHeight)
  requestAnimationFrame(() => {
    scroller.querySelector<HTMLElement>(`tr[data-row="${row}"] .row-link`)?.focus({ preventScroll: true })
  })
}
