import type { Find } from '../../src/wix/page-model.ts';
import { type FakeElement, findIn } from '../unit/wix/fake-document.ts';

const elements = /<(?<tag>script|style)\b(?<of>[^>]*)>(?<text>.*?)<\/\k<tag>>|<meta\b(?<meta>[^>]*)>/gis;
const attribute = /([\w-]+)=(?:"([^"]*)"|'([^']*)')/g;

/** `querySelector` over the scripts and metas of a page's HTML, without a parser. */
export function findInHtml(html: string): Find {
  const found = [...html.matchAll(elements)].map(({ groups = {} }): FakeElement => {
    const pairs = [...(groups.of ?? groups.meta ?? '').matchAll(attribute)];
    return {
      tag: groups.tag ?? 'meta',
      attributes: Object.fromEntries(pairs.map(([, name, double, single]) => [name, double ?? single])),
      text: groups.text ?? '',
    };
  });
  return findIn(found);
}
