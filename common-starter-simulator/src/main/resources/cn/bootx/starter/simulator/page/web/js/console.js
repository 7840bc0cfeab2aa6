import { call, path } from './api.js';
import { h, showList } from './dom.js';
import { t } from './i18n.js';
import { refresh, state } from './state.js';
import { outcome } from './phone.js';

/** What administrators do: time, tokens, callback addresses, authorizations, reset. */
export function consoles() {
  const status = h('p', { class: 'status', role: 'status' });
  const clock = h('output', { class: 'clock' });
  const accounts = h('div');
  const releases = new Map();
  const attempt = async (action) => {
    try {
      const result = await action();
      const [text, bad] = result && result.attempts ? outcome(result) : [t('done')];
      status.textContent = result && 'passed' in result ? t(result.passed ? 'passed' : 'notPassed') : text;
      status.className = bad || (result && result.passed === false) ? 'status bad' : 'status';
    }
    catch (problem) {
      status.textContent = problem.message;
      status.className = 'status bad';
    }
    await Promise.all([readClock(), refresh()]);
  };
  const button = (label, action, name) => h('button', { type: 'button', data: { key: name || label, operation: name || label }, onclick: () => attempt(action) }, t(label));
  const check = async (account, group, steps) => {
    steps.replaceChildren(h('li', { class: 'line' }, t('checking')));
    const result = await call(path('accounts', account.id, 'release-check'), { releaseGroup: Number(group.value) }).catch((problem) => { steps.replaceChildren(); throw problem; });
    steps.replaceChildren(...result.steps.map((step) => h('li', { class: step.passed ? 'passed' : 'bad' },
      h('b', {}, t(step.passed ? 'passed' : 'notPassed')), ' ', step.name, step.account ? h('small', { class: 'line' }, ' ' + step.account) : null, step.problem ? h('p', {}, step.problem) : null)));
    return result;
  };
  /** The platform's check before a release, step by step; what it found stays while the accounts are drawn again. */
  const release = (account) => {
    if (releases.has(account.id)) return releases.get(account.id);
    const group = h('select', { aria: { label: t('releaseGroup') }, data: { key: 'release-group' } }, [1, 2, 3, 4, 5].map((each) => h('option', { value: each }, t('releaseGroup') + ' ' + each)));
    const steps = h('ol', { class: 'steps', aria: { live: 'polite' } });
    const node = h('div', {}, h('div', { class: 'buttons' }, group, button('releaseCheck', () => check(account, group, steps), 'release-' + account.id)), steps);
    releases.set(account.id, node);
    return node;
  };
  const readClock = async () => {
    const now = await call('/_sim/clock').catch(() => undefined);
    clock.textContent = now ? new Date(now.time).toLocaleString() + ' × ' + now.factor : '';
  };
  const component = (account) => state.accounts.filter((each) => ['wechat', 'applet'].includes(each.kind)).map((each) => {
    const authorized = (account.authorizers || []).includes(each.id);
    const address = path('accounts', account.id, 'authorizers', each.id);
    return h('li', {}, each.id + ' ', authorized ? button('unauthorize', () => call(address, undefined, 'DELETE'), 'unauthorize-' + each.id)
      : button('authorize', () => call(address, {}), 'authorize-' + each.id));
  });
  const draw = () => showList(accounts, state.accounts.map((account) => [JSON.stringify([account.id, account.callbackUrl, account.authorizers, account.kind === 'open' ? state.accounts.map((each) => each.id) : []]), account]), (account) => h('details', { open: true }, h('summary', {}, t('kind_' + account.kind) + ' ' + account.id),
    h('p', { class: 'line' }, account.callbackUrl || t('noCallback')),
    h('div', { class: 'buttons' },
      account.kind === 'open' ? button('pushTicket', () => call(path('accounts', account.id, 'ticket'), {}), 'ticket-' + account.id) : null,
      ['wechat', 'wecom', 'dingtalk'].includes(account.kind) ? button('verify', () => call(path('accounts', account.id, 'verify-url'), {}), 'verify-' + account.id) : null,
      account.kind === 'open' ? null : [button('expireTokens', () => call(path('accounts', account.id, 'tokens', 'end'), { ends: 'expired' }), 'expire-' + account.id),
        button('revokeTokens', () => call(path('accounts', account.id, 'tokens', 'end'), { ends: 'revoked' }), 'revoke-' + account.id)],
      button('reset', () => call('/_sim/reset', { account: account.id }), 'reset-' + account.id)),
    account.kind === 'open' ? [release(account), h('ul', { class: 'plain' }, component(account))] : null));
  readClock();
  draw();
  return { nodes: [h('h3', {}, t('clock')), clock,
    h('div', { class: 'buttons' }, [['hour', 'PT1H'], ['twoHours', 'PT2H'], ['day', 'PT24H']].map(([label, advance]) => h('button', { type: 'button', data: { key: advance }, onclick: () => attempt(() => call('/_sim/clock', { advance })) }, '＋ ' + t(label))),
      [0, 1, 60].map((factor) => h('button', { type: 'button', data: { key: 'factor-' + factor }, onclick: () => attempt(() => call('/_sim/clock', { factor })) }, factor ? '× ' + factor : '❚❚'))),
    status, accounts, button('resetAll', () => call('/_sim/reset', {}))], update: (what) => what === 'accounts' && draw() };
}
