import { call } from './api.js';
import { h, showList } from './dom.js';
import { t, time } from './i18n.js';
import { forget, state } from './state.js';

const MAX_ROWS = 300;

/** Where only this page fetches: the platforms have no such paths. */
const PAGES_OWN = /\/_media\/|\/_sim\//;

const TOKEN = 'x-acs-dingtalk-access-token';

/** Words to look for, and whether only problems are shown; kept while the page is open. */
const filter = { text: '', problems: false };

function bar(redraw, clear) {
  return h('div', { class: 'filters' },
    h('input', { type: 'search', name: 'filter', value: filter.text, placeholder: t('filter'), aria: { label: t('filter') }, oninput: (event) => { filter.text = event.target.value; redraw(); } }),
    h('label', {}, h('input', { type: 'checkbox', name: 'problems', checked: filter.problems, onchange: (event) => { filter.problems = event.target.checked; redraw(); } }), t('problemsOnly')),
    h('button', { type: 'button', data: { key: 'clear' }, onclick: clear }, t('clear')));
}

const matches = (row) => (!filter.problems || row.problem) && filter.text.toLowerCase().split(/\s+/).every((word) => row.search.toLowerCase().includes(word));

/** A list that keeps what is unfolded while new rows come. */
function list(read, row, clear) {
  const node = h('div', { class: 'rows', role: 'list' });
  const opened = new Set();
  const draw = () => {
    const rows = read().map(row).filter(matches).slice(-MAX_ROWS).reverse();
    const items = rows.map((each) => [JSON.stringify([each.key, each.title, each.tags]), each]);
    showList(node, items.length ? items : [['none']], (each) => (each ? h('details', { role: 'listitem', class: each.problem ? 'problem' : '', open: opened.has(each.key),
      ontoggle: (event) => (event.target.open ? opened.add(each.key) : opened.delete(each.key)) },
    h('summary', { data: { key: 'row-' + each.key } }, h('time', { dateTime: each.at }, time(each.at)), each.tags.map(([text, kind]) => h('span', { class: 'tag ' + kind }, text)), each.title),
    each.details()) : h('p', { class: 'line' }, t('empty'))));
  };
  return { node, draw, nodes: [bar(draw, clear), node] };
}

const block = (label, text) => (text ? [h('h4', {}, label), h('pre', {}, pretty(text))] : []);

function pretty(text) {
  if (typeof text !== 'string') return JSON.stringify(text, null, 2);
  try { return /^\s*[[{]/.test(text) ? JSON.stringify(JSON.parse(text), null, 2) : text; } catch { return text; }
}

const headers = (map) => Object.entries(map || {}).map(([name, value]) => name + ': ' + value).join('\n');

const quoted = (text) => "'" + String(text).replaceAll("'", "'\\''") + "'";

function copy(text) {
  return h('button', { type: 'button', data: { operation: 'copy' }, onclick: async (event) => {
    await navigator.clipboard.writeText(text);
    event.target.textContent = t('copied');
  } }, t('copyCurl'));
}

/** Everything that happened, live. */
export function timeline() {
  const view = list(() => state.journal.filter((entry) => !PAGES_OWN.test(entry.title)), (entry) => ({
    key: entry.number, at: entry.at, title: entry.title, problem: entry.kind === 'error',
    tags: [[entry.platform, 'platform'], [entry.kind, entry.kind]],
    search: [entry.platform, entry.kind, entry.title, entry.detail].join(' '),
    details: () => h('pre', {}, entry.detail),
  }), () => forget('journal'));
  view.draw();
  return { nodes: view.nodes, update: (what) => what === 'journal' && view.draw() };
}

/** A list that is read from the control API and goes on where it stopped. */
function recorded(address, name, row, clearAddress) {
  let rows = [], cursor = 0, reading = false, again = false;
  const view = list(() => rows, row, async () => {
    if (clearAddress) await call(clearAddress, undefined, 'DELETE');
    rows = [];
    view.draw();
  });
  const read = async () => {
    if (reading) { again = true; return; }
    reading = true;
    try {
      const answer = await call(address + '?after=' + cursor);
      cursor = answer.cursor;
      rows = rows.concat(answer[name].filter((each) => !PAGES_OWN.test(each.path))).slice(-MAX_ROWS * 3);
      if (answer[name].length || !rows.length) view.draw();
    }
    finally {
      reading = false;
      if (again) { again = false; read(); }
    }
  };
  read();
  return { nodes: view.nodes, update: (what) => what === 'journal' && read() };
}

/** Why a call was refused, in the platform's words. */
function refusalOf(entry) {
  try {
    const answer = JSON.parse(entry.answer);
    return [answer.errcode || answer.code || entry.status, answer.errmsg || answer.message].filter(Boolean).join(' ');
  }
  catch { return 'HTTP ' + entry.status; }
}

function curlOfCall(entry) {
  const query = new URLSearchParams(entry.query).toString();
  const type = entry.headers['content-type'], token = entry.headers[TOKEN];
  return ['curl', quoted(location.origin + entry.path + (query ? '?' + query : '')), '-X', entry.method,
    ...(type ? ['-H', quoted('Content-Type: ' + type)] : []), ...(token ? ['-H', quoted(TOKEN + ': ' + token)] : []), ...(entry.body ? ['--data-raw', quoted(entry.body)] : [])].join(' ');
}

/** What the application asked the platforms, with the answers. */
export function calls() {
  return recorded('/_sim/calls', 'calls', (entry) => {
    const code = entry.errcode && entry.errcode !== '0' ? entry.errcode : undefined;
    return {
      key: 'c' + entry.number, at: entry.at, title: entry.method + ' ' + entry.path, problem: Boolean(code) || entry.status >= 400,
      tags: [[String(entry.status || '…'), entry.status >= 400 ? 'error' : 'call'], ...(code ? [[code, 'error']] : []), ...(entry.millis >= 0 ? [[entry.millis + ' ms', 'platform']] : [])],
      search: [entry.method, entry.path, entry.body, entry.answer, code, entry.owner].join(' '),
      details: () => h('div', {}, copy(curlOfCall(entry)),
        entry.owner ? h('p', {}, t('owner'), ' ', h('b', {}, entry.owner)) : null, code || entry.status >= 400 ? h('p', { class: 'bad' }, t('verdict'), ': ', refusalOf(entry)) : null,
        block(t('request'), entry.body || headers(entry.query)), block(t('answer'), entry.answer), block(t('headers'), headers(entry.headers))),
    };
  }, '/_sim/calls');
}

/** What was pushed to the application: sealed and clear, every attempt, and why it was refused. */
export function pushes() {
  return recorded('/_sim/pushes', 'pushes', (push) => ({
    key: 'p' + push.number, at: push.at, title: push.title, problem: !push.accepted,
    tags: push.attempts.map((attempt) => [attempt.failure ? t('noAnswer') : String(attempt.status), attempt.status === 200 ? 'reply' : 'error']).concat([[push.platform, 'platform']]),
    search: [push.title, push.url, push.answer, push.verdict, push.body, push.clear].join(' '),
    details: () => h('div', {},
      h('div', { class: 'buttons' }, push.method === 'STREAM' ? null : copy(['curl', quoted(push.url), '-X', push.method || 'POST', ...Object.entries(push.headers || {}).flatMap(([name, value]) => ['-H', quoted(name + ': ' + value)]), ...(push.body ? ['--data-raw', quoted(push.body)] : [])].join(' ')),
        h('button', { type: 'button', data: { operation: 'resend' }, onclick: () => call('/_sim/pushes/' + push.number + '/resend', {}) }, t('resend'))),
      push.verdict ? h('p', { class: 'bad' }, t('verdict'), ': ', push.verdict) : null,
      h('ol', {}, push.attempts.map((attempt, n) => h('li', {}, t('attempt', n + 1), ': ', attempt.failure || (push.method === 'STREAM' ? '' : 'HTTP ') + attempt.status, ', ' + attempt.millis + ' ms'))),
      block('URL', push.url), block(t('decoded'), push.clear), block(t('request'), push.body), block(t('answer'), push.answer), block(t('headers'), headers(push.headers))),
  }));
}
