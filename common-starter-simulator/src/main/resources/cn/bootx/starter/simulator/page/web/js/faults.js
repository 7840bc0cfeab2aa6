import { call } from './api.js';
import { h, show, showChanged } from './dom.js';
import { t } from './i18n.js';
import { state } from './state.js';

const VALUED = ['errcode', 'status', 'delayMillis'];

const KINDS = {
  calls: [...VALUED, 'drop-before', 'drop-after', 'half', 'hang', 'revoke'],
  pushes: ['delayMillis', 'drop-before', 'redeliver', 'replay', 'forge', 'reorder'],
};

/** Faults that are still to come, and a form for one more: the same rule as in YAML, Java and the control API. */
export function faults() {
  const list = h('ul', { class: 'plain' });
  const status = h('p', { class: 'status', role: 'status' });
  const labelled = (label, control) => h('label', {}, t(label), control);
  const input = (name, properties) => h('input', { name, ...properties });
  const path = input('path', { value: '/cgi-bin/message/template/send' });
  const target = h('select', { name: 'target', onchange: () => retarget() }, ['calls', 'pushes'].map((each) => h('option', { value: each }, t('fault_' + each))));
  const kind = h('select', { name: 'kind', onchange: () => { value.disabled = !VALUED.includes(kind.value); } });
  const value = input('value', { value: '45009', size: 8 });
  const times = input('times', { type: 'number', min: 1, max: 10000, value: 1 });
  const account = h('select', { name: 'account' }, ['', ...state.accounts.map((each) => each.id)].map((each) => h('option', { value: each }, each || t('all'))));
  const field = input('field', {}), equals = input('equals', {});
  const nth = input('nth', { type: 'number', min: 1, max: 10000 }), probability = input('probability', { type: 'number', min: 0, max: 1, step: 'any' }), seed = input('seed', { type: 'number' });
  const kinds = () => {
    show(kind, KINDS[target.value].map((each) => h('option', { value: each }, t('fault_' + each))));
    [account, field, equals].forEach((each) => { each.disabled = target.value === 'pushes'; });
    kind.dispatchEvent(new Event('change'));
  };
  /** A push is met by the path of its address. */
  const retarget = () => {
    const pushed = state.accounts.find((each) => each.callbackUrl);
    path.value = target.value === 'pushes' ? (pushed ? new URL(pushed.callbackUrl).pathname : '/') : '/cgi-bin/message/template/send';
    kinds();
  };
  kinds();
  const attempt = async (action) => {
    try { await action(); status.textContent = t('done'); status.className = 'status'; } catch (problem) { status.textContent = problem.message; status.className = 'status bad'; }
    await read();
  };
  const read = async () => {
    const found = (await call('/_sim/faults')).faults;
    showChanged(list, found, () => (found.length ? found.map((fault) => h('li', {}, h('code', {}, JSON.stringify(fault)))) : [h('li', { class: 'line' }, t('noFaults'))]));
  };
  const given = (control, read) => (control.disabled || control.value.trim() === '' ? {} : { [control.name]: read(control.value.trim()) });
  const add = (event) => {
    event.preventDefault();
    const fault = VALUED.includes(kind.value) ? { [kind.value]: kind.value === 'errcode' ? value.value.trim() : Number(value.value) } : { action: kind.value };
    attempt(() => call('/_sim/faults', { path: path.value.trim(), ...(target.value === 'pushes' ? { method: 'PUSH' } : {}), ...fault, times: Number(times.value),
      ...given(account, String), ...given(field, String), ...given(equals, String), ...given(nth, Number), ...given(probability, Number), ...given(seed, Number) }));
  };
  read();
  return { nodes: [
    h('form', { class: 'fields', onsubmit: add }, labelled('faultTarget', target), labelled('faultPath', path), labelled('faultKind', kind), labelled('faultValue', value), labelled('faultTimes', times),
      h('details', {}, h('summary', {}, t('faultWhen')), labelled('faultAccount', account), labelled('faultField', field), labelled('faultEquals', equals), labelled('faultNth', nth), labelled('faultProbability', probability), labelled('faultSeed', seed)),
      h('div', { class: 'buttons' }, h('button', { class: 'primary add-fault' }, t('faultAdd')),
        h('button', { type: 'button', class: 'end-faults', onclick: () => attempt(() => call('/_sim/faults', undefined, 'DELETE')) }, t('faultEnd')))),
    status, list], update: (what) => what === 'journal' && read() };
}
