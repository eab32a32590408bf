import { parseHTML } from 'linkedom'

/** A document in which charts are drawn, where there is no browser. */
export const svgDocument = (): Document => parseHTML('<!doctype html><html><body></body></html>').document
