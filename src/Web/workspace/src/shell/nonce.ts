/**
 * Some of Ant Design's helpers (measuring a scroll bar, locking the page behind a drawer) add style sheets without the nonce
 * that they were given, and the content security policy refuses those. Every style element made by our own script gets it here.
 */
export function giveNonceToStyles(nonce: string): void {
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function createElement(this: Document, name: string, options?: ElementCreationOptions) {
    const element = create.call(this, name, options);
    if (element instanceof HTMLStyleElement) {
      element.nonce = nonce;
    }
    return element;
  } as typeof create;
}
