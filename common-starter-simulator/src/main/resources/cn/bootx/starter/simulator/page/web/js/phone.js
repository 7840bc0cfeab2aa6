import { call, path } from './api.js';
import { ACTIONS, ATTACHMENTS, rowsFor } from './actions.js';
import { ask } from './ask.js';
import { brightness } from './picture.js';
import { avatar, bubble } from './bubbles.js';
import { conversations, people } from './conversations.js';
import { h, showChanged } from './dom.js';
import { t, time } from './i18n.js';
import { accountsOf, onChange, PLATFORMS, refresh } from './state.js';

/** What became of a push, in a line. */
export function outcome(result) {
  const last = result.attempts && result.attempts[result.attempts.length - 1];
  if (result.code) return [t('code', result.code)];
  if (result.url) return [result.url];
  if (!last) return [result.problem || t('nothingToPush'), Boolean(result.problem)];
  const times = result.attempts.length > 1 ? t('attempts', result.attempts.length) : '';
  const text = t('pushed', last.failure ? t('noAnswer') : 'HTTP ' + last.status, last.millis, times);
  return [text + (result.problem ? ': ' + result.problem : ''), !result.accepted];
}

/** A phone: one person on one platform, the list of chats, and the chat that is open. Typing goes into that chat only. */
export class Phone {

  constructor(platform, closable) {
    this.platform = platform;
    this.person = {};
    this.open = undefined;
    this.read = new Map();
    this.closable = closable;
    this.panel = undefined;
    this.build();
    this.stop = onChange((what) => (what === 'messages' || what === 'accounts') && this.draw());
    this.draw();
  }

  build() {
    this.apps = h('div', { class: 'tabs', role: 'tablist', aria: { label: t('app') } });
    this.who = h('select', { class: 'who', aria: { label: t('person') }, onchange: () => this.become(this.who.value) });
    this.bar = h('div', { class: 'bar' });
    this.body = h('div', { class: 'body' });
    this.status = h('p', { class: 'status', role: 'status' });
    this.text = h('input', { class: 'text', autocomplete: 'off', placeholder: t('message'), aria: { label: t('message') } });
    this.plus = h('button', { type: 'button', class: 'plus', aria: { label: t('more'), expanded: 'false' }, onclick: () => this.toggle('attachments') }, '＋');
    this.composer = h('form', { class: 'composer', onsubmit: (event) => this.send(event) }, this.plus, this.text,
      h('button', { class: 'primary send' }, t('send')));
    this.menu = h('div', { class: 'menu' });
    this.extra = h('div', { class: 'extra', hidden: true });
    this.node = h('section', { class: 'phone', aria: { label: t('phone') },
      onpaste: (event) => this.scanPicture(event, event.clipboardData), ondrop: (event) => this.scanPicture(event, event.dataTransfer),
      ondragover: (event) => event.preventDefault() },
    h('div', { class: 'identity' }, this.apps, this.who,
      h('button', { type: 'button', class: 'new-person', onclick: () => this.attempt(() => this.newPerson()) }, t('newPerson')),
      this.closable ? h('button', { type: 'button', class: 'close', aria: { label: t('closePhone') }, onclick: () => this.close() }, '×') : null),
    h('div', { class: 'screen' }, this.bar, this.body, this.menu, this.composer, this.extra), this.status);
  }

  close() {
    this.stop();
    this.node.remove();
  }

  become(key) {
    this.person = this.candidates.find((each) => keyOf(each) === key) || {};
    this.open = undefined;
    this.panel = undefined;
    this.say('');
    this.draw();
  }

  async newPerson() {
    const account = accountsOf(this.platform).find((each) => each.id === this.person.account) || accountsOf(this.platform)[0];
    if (!account) throw new Error(t('noAccount'));
    const given = await ask(t('newPerson'), [['id', t('newPersonAsk')]]);
    if (!given) return;
    const name = this.platform === 'wechat' ? 'openId' : 'userId';
    const id = given.id || (this.platform === 'wechat' ? undefined : 'user' + Date.now().toString(36));
    const person = await call(path('accounts', account.id, 'people'), id ? { [name]: id } : {});
    await refresh();
    this.become(keyOf({ ...person, account: account.id }));
  }

  say(text, bad) {
    this.status.textContent = text;
    this.status.className = bad ? 'status bad' : 'status';
  }

  async attempt(action) {
    try { await action(); } catch (problem) { this.say(problem.message, true); }
  }

  /** One operation of the control API by this person, on the account of the open chat. */
  async act(operation, body) {
    const chat = this.current();
    const account = (chat && chat.account) || accountsOf(this.platform).find((each) => each.id === this.person.account);
    if (!account) throw new Error(chat ? t('readOnly') : t('noAccount'));
    this.say(t('pushing'));
    const group = chat && chat.group && operation.startsWith('send') ? { group: chat.id } : {};
    this.say(...outcome(await call(path('accounts', account.id, 'people', this.person.id, operation), { ...body, ...group })));
    await refresh();
  }

  send(event) {
    event.preventDefault();
    const text = this.text.value;
    if (!text.trim()) return;
    this.text.value = '';
    this.attempt(() => this.act('send-text', { text }));
  }

  /** A picture of a QR code that is pasted or dropped is scanned. */
  scanPicture(event, data) {
    const file = [...((data && data.files) || [])].find((each) => each.type.startsWith('image/'));
    if (!file || this.platform !== 'wechat') return;
    event.preventDefault();
    this.attempt(async () => {
      const { text } = await call('/_sim/qr/read', await brightness(file));
      if (!text) throw new Error(t('noQr'));
      await this.act('scan', { code: text });
    });
  }

  current() {
    return this.chats.find((each) => each.id === this.open);
  }

  toggle(panel) {
    this.panel = this.panel === panel ? undefined : panel;
    this.drawExtra();
  }

  draw() {
    this.candidates = people(this.platform);
    const known = this.candidates.find((each) => keyOf(each) === keyOf(this.person));
    this.person = known || this.candidates[0] || {};
    showChanged(this.apps, this.platform, () => Object.keys(PLATFORMS).map((each) => h('button', { type: 'button', role: 'tab', class: 'app-' + each,
      data: { key: each }, aria: { selected: String(each === this.platform) }, onclick: () => this.switchTo(each) }, t(each))));
    showChanged(this.who, [keyOf(this.person), this.candidates], () => (this.candidates.length ? this.candidates.map((each) => h('option', { value: keyOf(each), selected: each === this.person },
      (each.name && each.name !== each.id ? each.name + ' ' : '') + each.id + (each.following === false ? '（' + t('notFollowing') + '）' : '')
      + (this.platform === 'wechat' ? ' · ' + each.account : ''))) : [h('option', { value: '' }, t('nobodyYet'))]));
    this.node.dataset.platform = this.platform;
    this.chats = conversations(this.platform, this.person);
    const chat = this.current();
    if (chat) this.read.set(chat.id, last(chat));
    this.drawBar(chat);
    this.drawBody(chat);
    this.drawMenu(chat);
    this.drawExtra();
    const writable = Boolean(chat && chat.account && this.person.id);
    this.composer.hidden = !chat;
    this.text.disabled = !writable;
    this.text.placeholder = writable ? t('message') : t('readOnly');
  }

  switchTo(platform) {
    this.platform = platform;
    this.person = {};
    this.become('');
  }

  drawBar(chat) {
    showChanged(this.bar, [chat && chat.id, this.person.id, this.panel], () => [
      chat ? h('button', { type: 'button', class: 'back', data: { key: 'back' }, aria: { label: t('back') }, onclick: () => { this.open = undefined; this.draw(); } }, '‹') : h('span'),
      h('h2', { class: 'title' }, chat ? chat.title : t('chats')),
      this.person.id ? h('button', { type: 'button', class: 'actions', data: { key: 'actions' }, aria: { label: t('actions'), expanded: String(this.panel === 'actions') }, onclick: () => this.toggle('actions') }, '⋯') : h('span')]);
  }

  drawBody(chat) {
    const state = chat ? [chat.id, chat.messages.length, last(chat)] : this.chats.map((each) => [each.id, each.title, last(each), this.read.get(each.id)]);
    showChanged(this.body, [this.person.id, state], () => {
      if (!chat) return [h('ul', { class: 'chats' }, this.chats.map((each) => this.row(each)))];
      const act = (operation, body) => this.attempt(() => this.act(operation, body));
      return [h('div', { class: 'log', role: 'log', tabIndex: 0, aria: { label: chat.title, live: 'polite' } },
        chat.messages.length ? chat.messages.map((message) => bubble(message, this.person, act)) : h('p', { class: 'line' }, t('noMessages')))];
    });
    if (chat) this.body.firstChild.scrollTop = this.body.firstChild.scrollHeight;
  }

  row(chat) {
    const message = chat.messages[chat.messages.length - 1];
    const unread = chat.messages.filter((each) => (each.number || 0) > (this.read.get(chat.id) || 0) && each.from !== this.person.id && each.kind !== 'event').length;
    return h('li', {}, h('button', { type: 'button', class: 'chat', data: { key: chat.id, conversation: chat.id }, onclick: () => { this.open = chat.id; this.draw(); this.text.focus(); } },
      avatar(chat.title),
      h('span', { class: 'summary' }, h('b', {}, chat.title), h('small', {}, message ? message.text : '')),
      h('span', { class: 'when' }, message ? h('time', { dateTime: message.at }, time(message.at)) : null,
        unread ? h('span', { class: 'unread', aria: { label: t('unread', unread) } }, String(unread)) : null)));
  }

  drawMenu(chat) {
    const buttons = (chat && this.platform === 'wechat' && this.person.menu) || [];
    this.menu.hidden = !buttons.length;
    const tap = (button) => h('button', { type: 'button', onclick: () => this.attempt(() => this.act('tap-menu', { button: button.name })) }, button.name);
    showChanged(this.menu, buttons, () => buttons.map((button) => {
      const children = Array.isArray(button.sub_button) ? button.sub_button : (button.sub_button || {}).list || [];
      return children.length ? h('details', {}, h('summary', {}, button.name), h('div', {}, children.map(tap))) : tap(button);
    }));
  }

  drawExtra() {
    const chat = this.current();
    const account = (chat && chat.account) || accountsOf(this.platform).find((each) => each.id === this.person.account);
    const rows = { attachments: ATTACHMENTS, actions: ACTIONS }[this.panel];
    this.extra.hidden = !rows;
    this.plus.setAttribute('aria-expanded', String(this.panel === 'attachments'));
    const shown = rows ? rowsFor(rows, account, this.person) : [];
    showChanged(this.extra, [account && account.id, shown.map(([, , label]) => label)], () => shown.map(([operation, , label, question]) => h('button',
      { type: 'button', data: { key: label, operation }, onclick: () => this.attempt(async () => {
        const body = await question();
        if (body) await this.act(operation, body);
      }) }, t(label))));
  }

}

const keyOf = (person) => (person.account || '') + ' ' + (person.id || '');

const last = (chat) => chat.messages.reduce((highest, message) => Math.max(highest, message.number || 0), 0);
