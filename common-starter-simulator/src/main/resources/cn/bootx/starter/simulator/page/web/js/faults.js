import { call } from './api.js';
import { h, show, showChanged } from './dom.js';
import { t } from './i18n.js';

const VALUED = ['errcode', 'status', 'delayMillis'];

const KINDS = {
  calls: [...VALUED, 'drop-before', 'drop-after', 'half', 'hang', 'revoke'],
  pushes: ['delayMillis', 'drop-before', 'redeliver', 'replay', 'forge', 'reorder'],
};

/** Faults that are still to come, and a form for one more. */
export function faults() {
  const list = h('ul', { class: 'plain' });
  const status = h('p', { class: 'status', role: 'status' });
  const path = h('input', { value: '/cgi-bin/message/template/send', aria: { label: t('faultPath') } });
  const target = h('select', { aria: { label: t('faultTarget') }, onchange: () => kinds() }, ['calls', 'pushes'].map((each) => h('option', { value: each }, t('fault_' + each))));
  const kind = h('select', { aria: { label: t('faultKind') }, onchange: () => { value.disabled = !VALUED.includes(kind.value); } });
  const value = h('input', { value: '45009', size: 8, aria: { label: t('faultValue') } });
  const times = h('input', { type: 'number', min: 1, max: 10000, value: 1, aria: { label: t('faultTimes') } });
  const kinds = () => show(kind, KINDS[target.value].map((each) => h('option', { value: each }, t('fault_' + each))));
  kinds();
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
    const fault = VALUED.includes(kind.value) ? { [kind.value]: kind.value === 'errcode' ? value.value.trim() : Number(value.value) } : { action: kind.value };
    attempt(() => call('/_sim/faults', { path: path.value.trim(), ...(target.value === 'pushes' ? { method: 'PUSH' } : {}), ...fault, times: Number(times.value) }));
  };
  read();
  return { nodes: [
    h('form', { class: 'fields', onsubmit: add }, h('label', {}, t('faultTarget'), target), h('label', {}, t('faultPath'), path), h('label', {}, t('faultKind'), kind), h('label', {}, t('faultValue'), value),
      h('label', {}, t('faultTimes'), times), h('div', { class: 'buttons' }, h('button', { class: 'primary add-fault' }, t('faultAdd')),
        h('button', { type: 'button', class: 'end-faults', onclick: () => attempt(() => call('/_sim/faults', undefined, 'DELETE')) }, t('faultEnd')))),
    status, list], update: (what) => what === 'journal' && read() };
}
