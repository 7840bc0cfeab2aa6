import { h, link, safeUrl } from './dom.js';

/**
 * Markdown as the three apps show it. WeCom's "markdown" knows headings, bold, links, inline code, quotes and three
 * font colours; its "markdown_v2" adds italics, lists, tables, images, rules and code blocks and has no colours;
 * DingTalk knows headings, quotes, bold, italics, links, images and lists. What a dialect does not know stays as text.
 */
const DIALECTS = {
  wecom: { font: true },
  wecom_v2: { italic: true, list: true, table: true, image: true, rule: true, block: true },
  dingtalk: { italic: true, list: true, image: true },
};

const INLINE = [
  [/^\*\*(.+?)\*\*/s, (m, d) => h('strong', {}, inline(m[1], d))],
  [/^`([^`]+)`/, (m) => h('code', {}, m[1])],
  [/^<font color=["']?([a-z]+|#[0-9a-f]{3,6})["']?>(.*?)<\/font>/is, (m, d) => (d.font ? h('span', { class: 'font-' + m[1].replace('#', '') }, inline(m[2], d)) : m[0])],
  [/^!\[([^\]]*)\]\(([^)\s]+)\)/, (m, d) => (d.image && safeUrl(m[2]) ? h('img', { src: m[2], alt: m[1] || 'image' }) : m[0])],
  [/^\[([^\]]+)\]\(([^)\s]+)\)/, (m, d) => link(m[2], inline(m[1], d))],
  [/^<@([A-Za-z0-9_.@-]+)>/, (m) => h('span', { class: 'mention' }, '@' + m[1])],
  [/^\*([^*\n]+)\*/, (m, d) => (d.italic ? h('em', {}, inline(m[1], d)) : m[0])],
];

function inline(text, dialect) {
  const nodes = [];
  let plain = '', rest = text;
  while (rest) {
    const found = INLINE.map(([pattern, make]) => [pattern.exec(rest), make]).find(([match]) => match);
    if (found) {
      if (plain) nodes.push(plain);
      plain = '';
      nodes.push(found[1](found[0], dialect));
      rest = rest.slice(found[0][0].length);
    }
    else {
      plain += rest[0];
      rest = rest.slice(1);
    }
  }
  if (plain) nodes.push(plain);
  return nodes;
}

const cells = (line) => line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());

/** The blocks of a text, as elements. */
export function markdown(text, name) {
  const dialect = DIALECTS[name] || DIALECTS.dingtalk;
  const lines = String(text).replace(/\r\n?/g, '\n').split('\n');
  const blocks = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (heading) blocks.push(h('h' + Math.min(6, heading[1].length + 2), {}, inline(heading[2], dialect)));
    else if (/^>/.test(line)) {
      const quoted = [];
      for (; i < lines.length && /^>/.test(lines[i]); i++) quoted.push(lines[i].replace(/^>\s?/, ''));
      i--;
      blocks.push(h('blockquote', {}, quoted.flatMap((each, n) => [n ? h('br') : null, ...inline(each, dialect)])));
    }
    else if (dialect.block && /^```/.test(line)) {
      const code = [];
      for (i++; i < lines.length && !/^```/.test(lines[i]); i++) code.push(lines[i]);
      blocks.push(h('pre', {}, h('code', {}, code.join('\n'))));
    }
    else if (dialect.rule && /^(-{3,}|\*{3,})\s*$/.test(line)) blocks.push(h('hr'));
    else if (dialect.table && /^\s*\|/.test(line) && /^\s*\|?[\s:|-]+\|?\s*$/.test(lines[i + 1] || '')) {
      const head = cells(line), rows = [];
      for (i += 2; i < lines.length && /^\s*\|/.test(lines[i]); i++) rows.push(cells(lines[i]));
      i--;
      blocks.push(h('table', {}, h('thead', {}, h('tr', {}, head.map((cell) => h('th', {}, inline(cell, dialect))))),
        h('tbody', {}, rows.map((row) => h('tr', {}, row.map((cell) => h('td', {}, inline(cell, dialect))))))));
    }
    else if (dialect.list && /^\s*([-*+]|\d+\.)\s+/.test(line)) {
      // Deeper lists are children of the item above them.
      const open = [];
      for (let item; i < lines.length && (item = /^(\s*)([-*+]|\d+\.)\s+(.*)$/.exec(lines[i])); i++) {
        while (open.length > 1 && open[open.length - 1].indent > item[1].length) open.pop();
        if (!open.length || item[1].length > open[open.length - 1].indent + 1) {
          const node = h(/\d/.test(item[2]) ? 'ol' : 'ul');
          (open.length ? open[open.length - 1].node.lastElementChild : { append: (made) => blocks.push(made) }).append(node);
          open.push({ node, indent: item[1].length });
        }
        open[open.length - 1].node.append(h('li', {}, inline(item[3], dialect)));
      }
      i--;
    }
    else if (line.trim()) blocks.push(h('p', {}, inline(line, dialect)));
  }
  return blocks;
}
