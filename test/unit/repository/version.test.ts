import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import manifest from '../../../manifest.json' with { type: 'json' };
import packageJson from '../../../package.json' with { type: 'json' };
import { root } from './sources.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { version } = manifest;

test('the version is the same in manifest.json, package.json and package-lock.json', () => {
  const lock = JSON.parse(read('package-lock.json'));
  expect([packageJson.version, lock.version, lock.packages[''].version]).toEqual([version, version, version]);
});

test('the version is one that both stores take, and the changelog has a section for it', () => {
  expect(version).toMatch(/^(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){2}$/);
  expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## ${version.replaceAll('.', '\\.')}$`, 'm'));
});
