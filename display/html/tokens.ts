/** The colours of the page and of reports as HTML. Each is the value of a custom property of CSS. Those of classes are never those of text. */
const LIGHT = `--page:#f6f7f9;--sunken:#f1f3f6;--link:#1f5faf;--differs:#7a5600;--on-differs:#fff6df;--selected:#eaf1fa;--focus:#2563eb;
--surface:#fff;--line:#e2e6eb;--line-2:#cdd3db;--ink:#151a21;--ink-2:#465060;--ink-3:#616b7b;--bad:#b3261e;
--before:#87919e;--normal:#87909c;--callee:#2e86d1;--caller:#0a6b60;--application:#c2380a;--limit:#bd8800;--platform:#6a35b5;
--unrecognized:#2b323c;--amount-0:#f1f3f6;--amount-1:#dce9f2;--amount-2:#b5d3e6;--amount-3:#7fb2d3;--amount-4:#4688b4;
--amount-5:#1f5f8f;--amount-6:#0b3b63;--on-amount:#fff;--band:#b5d3e6;--dots:#cdd3db;--track:#cdd3db;color-scheme:light`

const DARK = `--page:#0e1116;--sunken:#1b2029;--link:#7db7f5;--differs:#f5cb5c;--on-differs:#2e2613;--selected:#1b2a3d;--focus:#7db7f5;
--surface:#151920;--line:#262d38;--line-2:#3a4350;--ink:#e9ecf1;--ink-2:#aeb7c4;--ink-3:#8791a0;--bad:#ff8a7e;
--before:#6f7a89;--normal:#6e7885;--callee:#86c4fa;--caller:#34ad9b;--application:#f0653a;--limit:#f5cb5c;--platform:#9468e6;
--unrecognized:#e3e8ee;--amount-0:#1b2029;--amount-1:#17324a;--amount-2:#1c4a6e;--amount-3:#2a6894;--amount-4:#4a8fbe;
--amount-5:#86bce0;--amount-6:#cfe6f6;--on-amount:#0e1116;--band:#1c4a6e;--dots:#3a4350;--track:#3a4350;color-scheme:dark`

/** The theme is that of the system; print is always light. */
export const TOKENS = `:root{${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}`
