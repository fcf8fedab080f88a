/** As much of an element as the badge needs. */
export class FakeElement {
  readonly style = {
    cssText: '',
    setProperty: (name: string, value: string, priority: string) => {
      this.style.cssText += ` ${name}: ${value} !${priority};`;
    },
  };
  /** What the style sheets make of a root; old browsers don't say. */
  zoom: number | undefined = 1;
  readonly children: FakeElement[] = [];
  readonly attributes: Record<string, string> = {};
  lang = '';
  dir = '';
  textContent = '';
  parent: FakeElement | undefined;
  /** What is behind a closed shadow root: the page can't get there, a test can. */
  readonly shadow: FakeElement[] = [];
  shadowMode: string | undefined;

  constructor(readonly name: string) {}

  get currentCSSZoom(): number | undefined {
    return this.parent ? this.parent.currentCSSZoom : this.zoom;
  }

  get isConnected(): boolean {
    return this.name === 'html' || (this.parent?.isConnected ?? false);
  }

  append(...children: FakeElement[]): void {
    for (const child of children) {
      child.parent = this;
      this.children.push(child);
    }
  }

  remove(): void {
    const siblings = this.parent?.children ?? [];
    const at = siblings.indexOf(this);
    if (at >= 0) siblings.splice(at, 1);
    this.parent = undefined;
  }

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }

  attachShadow({ mode }: { mode: string }): { append: (...children: FakeElement[]) => void } {
    this.shadowMode = mode;
    return { append: (...children) => void this.shadow.push(...children) };
  }

  /** This and everything below it, in shadows too. */
  all(): FakeElement[] {
    return [this, ...[...this.children, ...this.shadow].flatMap((child) => child.all())];
  }
}
