import { call } from './api.js';
import { h, showChanged } from './dom.js';
import { t } from './i18n.js';

/** Faults that are still to come, and a form for one more. */
export function faults() {
  const list = h('ul', { class: 'plain' });
  const status = h('p', { class: 'status', role: 'status' });
  const path = h('input', { value: '/cgi-bin/message/template/send', list: 'known-paths', aria: { label: t('faultPath') } });
  const kind = h('select', { aria: { label: t('faultKind') } }, ['errcode', 'status', 'delay'].map((each) => h('option', { value: each }, t('fault_' + each))));
  const value = h('input', { value: '45009', size: 8, inputMode: 'numeric', aria: { label: t('faultValue') } });
  const times = h('input', { type: 'number', min: 1, max: 10000, value: 1, aria: { label: t('faultTimes') } });
  const attempt = async (action) => {
    try { await action(); status.textContent = t('done'); status.className = 'status'; } catch (problem) { status.textContent = problem.message; status.className = 'status bad'; }
    await read();
  };
  const read = async () => {
    const found = (await call('/_sim/faults')).faults;
    showChanged(list, found, () => (found.length ? found.map((fault) => h('li', {}, h('code', {}, JSON.stringify(fault)))) : [h('li', { class: 'line' }, t('noFaults'))]));
  };
  const add = (event) => {
    event.preventDefault();
    const number = Number(value.value);
    const rule = { errcode: { answer: { errcode: number, errmsg: 'simulated fault' }, times: Number(times.value) },
      status: { status: number, times: Number(times.value) }, delay: { delayMillis: number } }[kind.value];
    attempt(() => call('/_sim/faults', { path: path.value.trim(), ...rule }));
  };
  read();
  return { nodes: [
    h('form', { class: 'fields', onsubmit: add }, h('label', {}, t('faultPath'), path), h('label', {}, t('faultKind'), kind), h('label', {}, t('faultValue'), value),
      h('label', {}, t('faultTimes'), times), h('div', { class: 'buttons' }, h('button', { class: 'primary add-fault' }, t('faultAdd')),
        h('button', { type: 'button', class: 'end-faults', onclick: () => attempt(() => call('/_sim/faults', undefined, 'DELETE')) }, t('faultEnd')))),
    status, list], update: (what) => what === 'journal' && read() };
}
