import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

const PAGES = ['docs/simulator-clients.md', 'docs/en/simulator-clients.md']
  .map((page) => new URL(`../../../../${page}`, import.meta.url));

/** The calls of one client with their results, as the page shows them; UPDATE_DOCS=1 writes them there. */
export class CallTable {
  rows = '';
  good = 0;

  async call(name, call) {
    let result = '✓';
    try {
      await call();
      this.good++;
    } catch (failure) {
      result = `✗ ${reason(failure)}`;
    }
    this.rows += `| \`${name}\` | ${result} |\n`;
  }

  compare(client, atLeast) {
    for (const page of PAGES) {
      const text = readFileSync(page, 'utf8');
      const start = text.indexOf(`<!-- ${client} -->\n`);
      assert.ok(start >= 0, `section of ${client}`);
      const rows = text.indexOf('|---|---|\n', start) + '|---|---|\n'.length;
      const end = text.indexOf('<!-- end -->', rows);
      if (process.env.UPDATE_DOCS) {
        writeFileSync(page, text.slice(0, rows) + this.rows + text.slice(end));
      } else {
        assert.equal(text.slice(rows, end), this.rows, `${page}: write it anew with UPDATE_DOCS=1 npm test`);
      }
    }
    assert.ok(this.good >= atLeast, this.rows);
  }
}

/** Refuses what a client gives back although the platform refused. */
export function fine(answer) {
  if (answer?.errcode) {
    throw Object.assign(new Error(answer.errmsg), { code: answer.errcode });
  }
  return answer;
}

function reason(failure) {
  const code = failure.code ?? failure.errcode;
  const named = /"?errcode"?[:=]\s*(-?\d+)/.exec(String(failure.message))?.[1];
  return named ?? code ?? failure.name;
}
