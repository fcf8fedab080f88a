import type { Find } from '../../../src/wix/page-model.ts';

export interface FakeElement {
  tag: string;
  attributes?: Record<string, string>;
  text?: string;
}

/** `querySelector` over a list of elements; knows tag, #id and [attribute="value"], and throws on anything else. */
export function findIn(elements: FakeElement[]): Find {
  return (selector) => {
    const [, tag = '', id = '', rest = ''] =
      /^([a-z]*)(?:#([\w-]+))?((?:\[[^\]]+\])*)$/i.exec(selector) ?? [];
    if (!tag && !id && !rest) throw new Error(`The fake document can't read ${selector}`);
    const wanted = [...rest.matchAll(/\[([\w-]+)="([^"]*)"\]/g)].map(([, name = '', value]) => [name, value]);
    const found = elements.find(
      (element) =>
        (!tag || element.tag === tag) &&
        (!id || element.attributes?.id === id) &&
        wanted.every(([name = '', value]) => element.attributes?.[name] === value),
    );
    if (!found) return null;
    return {
      textContent: found.text ?? '',
      getAttribute: (name) => found.attributes?.[name] ?? null,
    };
  };
}

const json = { type: 'application/json' };

export function modelElement(id: string, content: unknown): FakeElement {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { tag: 'script', attributes: { id, ...json }, text };
}

/** The model that pages carry since 2023. */
export const essential = (content: unknown) => modelElement('wix-essential-viewer-model', content);
/** The large model that pages carry since 2021. */
export const full = (content: unknown) => modelElement('wix-viewer-model', content);

export const generator: FakeElement = {
  tag: 'meta',
  attributes: { name: 'generator', content: 'Wix.com Website Builder' },
};
export const metaSiteId: FakeElement = {
  tag: 'meta',
  attributes: { 'http-equiv': 'X-Wix-Meta-Site-Id', content: '7d5a0f4e-6e0c-4e59-9a3c-1b6c5a0e2f11' },
};
