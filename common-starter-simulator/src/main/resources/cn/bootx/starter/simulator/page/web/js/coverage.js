import { call } from './api.js';
import { h, show } from './dom.js';
import { t } from './i18n.js';

/** Every path that the platforms have, and how far it is simulated. */
export function coverage() {
  const table = h('tbody');
  const search = h('input', { type: 'search', placeholder: t('filter'), aria: { label: t('filter') }, oninput: () => draw() });
  let rows = [];
  const draw = () => show(table, rows.filter((row) => JSON.stringify(row).toLowerCase().includes(search.value.toLowerCase())).map((row) => h('tr', { class: row.state },
    h('td', {}, row.platform), h('td', {}, h('code', {}, row.method + ' ' + row.path)), h('td', {}, h('span', { class: 'tag ' + row.state }, t(row.state))))));
  call('/_sim/coverage').then((answer) => { rows = answer.endpoints; draw(); }).catch((problem) => show(table, h('tr', {}, h('td', { colSpan: 3 }, problem.message))));
  return { nodes: [h('div', { class: 'filters' }, search), h('table', {}, table)] };
}
