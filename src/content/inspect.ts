import { recogniseSite } from '../wix/recognise-site.ts';

// A form named "querySelector" would stand in for the document's own method; the prototype's cannot be replaced.
const find = (selector: string) => Document.prototype.querySelector.call(document, selector);

/** What this document is: the value that `scripting.executeScript` hands to the background. */
export const inspection = recogniseSite(new URL(location.href), find, document.cookie);
