import { call } from './api.js';
import { h, show } from './dom.js';
import { t } from './i18n.js';

const STATES = ['simulated', 'partly', 'guessed', 'none'];

/** Every path that the platforms have, and how far it is simulated. */
export function coverage() {
  const table = h('tbody'), count = h('span', { class: 'line', role: 'status' });
  const search = h('input', { type: 'search', name: 'search', placeholder: t('filter'), aria: { label: t('filter') }, oninput: () => draw() });
  const chosen = h('select', { name: 'state', aria: { label: t('coverage') }, onchange: () => draw() });
  let rows = [];
  const draw = () => {
    const found = rows.filter((row) => (!chosen.value || row.state === chosen.value) && JSON.stringify(row).toLowerCase().includes(search.value.toLowerCase()));
    count.textContent = found.length + ' / ' + rows.length;
    show(table, found.map((row) => h('tr', { class: row.state },
      h('td', {}, row.platform), h('td', {}, h('code', {}, row.method + ' ' + row.path), row.note ? h('p', { class: 'line' }, row.note) : null), h('td', {}, h('span', { class: 'tag ' + row.state }, t(row.state))))));
  };
  call('/_sim/coverage').then((answer) => {
    rows = answer.endpoints;
    chosen.append(h('option', { value: '' }, t('all')), ...STATES.map((state) => h('option', { value: state }, t(state) + ' ' + rows.filter((row) => row.state === state).length)));
    draw();
  }).catch((problem) => show(table, h('tr', {}, h('td', { colSpan: 3 }, problem.message))));
  return { nodes: [h('div', { class: 'filters' }, search, chosen, count), h('table', {}, table)] };
}
