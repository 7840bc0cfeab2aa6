import { call, path } from './api.js';
import { ACTIONS, ATTACHMENTS, GROUPS, MENU_TAPS, rowsFor } from './actions.js';
import { ask, chooseFile } from './ask.js';
import { brightness } from './picture.js';
import { avatar, bubble, summary } from './bubbles.js';
import { conversations, last, people, titleOf } from './conversations.js';
import { h, showChanged, showList, tabs } from './dom.js';
import { t, time } from './i18n.js';
import { accountsOf, onChange, PLATFORMS, refresh } from './state.js';
import { canRecord, record } from './voice.js';

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
    this.seen = new Map();
    this.marking = new Set();
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
    this.mic = h('button', { type: 'button', class: 'mic', aria: { label: t('record'), pressed: 'false' }, onclick: () => this.attempt(() => this.speak()) }, '●');
    this.composer = h('form', { class: 'composer', onsubmit: (event) => this.send(event) }, this.plus, this.mic, this.text,
      h('button', { class: 'primary send' }, t('send')));
    this.menu = h('div', { class: 'menu' });
    this.extra = h('div', { class: 'extra', hidden: true });
    this.node = h('section', { class: 'phone', aria: { label: t('phone') }, onkeydown: (event) => event.key === 'Escape' && this.back(),
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
    const accounts = accountsOf(this.platform);
    if (!accounts.length) throw new Error(t('noAccount'));
    // A fan or a user belongs to one account, colleagues to all applications of their company.
    const given = await ask(t('newPerson'), [['id', t('newPersonAsk')],
      ...(this.platform === 'wechat' ? [['account', t('account'), this.person.account, accounts.map((each) => [each.id, titleOf(each)])]] : [])]);
    if (!given) return;
    const account = accounts.find((each) => each.id === given.account) || accounts[0];
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
    const group = this.platform === 'dingtalk' && chat && chat.group && operation.startsWith('send') ? { group: chat.id } : {};
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

  /** The first press starts to record, the second sends; without a microphone a file is chosen. */
  async speak() {
    const recording = this.recording;
    this.recording = undefined;
    if (recording) {
      this.listening(false);
      return this.act('send-voice', await recording.stop());
    }
    if (canRecord()) {
      try {
        this.recording = await record();
        this.listening(true);
        return this.say(t('recording'));
      }
      catch { /* no microphone, or it is not allowed */ }
    }
    const chosen = await chooseFile('audio/*');
    return chosen && this.act('send-voice', { content: chosen.content });
  }

  listening(on) {
    this.mic.setAttribute('aria-pressed', String(on));
    this.mic.setAttribute('aria-label', t(on ? 'recordEnd' : 'record'));
  }

  /** From a panel to the chat, from the chat to the list. */
  back() {
    if (this.panel) return this.toggle(this.panel);
    const left = this.open;
    this.open = undefined;
    this.draw();
    return [...this.body.querySelectorAll('.chat')].find((each) => each.dataset.conversation === left)?.focus();
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
    if (this.apps.dataset.chosen !== this.platform) {
      this.apps.dataset.chosen = this.platform;
      tabs(this.apps, Object.keys(PLATFORMS).map((each) => [each, t(each)]), this.platform, (each) => this.switchTo(each));
    }
    showChanged(this.who, [keyOf(this.person), this.candidates], () => (this.candidates.length ? this.candidates.map((each) => h('option', { value: keyOf(each), selected: each === this.person },
      (each.name && each.name !== each.id ? each.name + ' ' : '') + each.id + (each.following === false ? '（' + t('notFollowing') + '）' : '')
      + (this.platform === 'wechat' ? ' · ' + each.account : ''))) : [h('option', { value: '' }, t('nobodyYet'))]));
    this.node.dataset.platform = this.platform;
    this.node.setAttribute('aria-label', [t('phone'), t(this.platform), this.person.name || this.person.id].filter(Boolean).join(' '));
    this.chats = conversations(this.platform, this.person);
    const chat = this.current();
    if (chat) this.markRead(chat);
    this.drawBar(chat);
    this.drawBody(chat);
    this.drawMenu(chat);
    this.drawExtra();
    const writable = Boolean(chat && chat.writable && this.person.id);
    this.composer.hidden = !chat;
    this.plus.disabled = this.text.disabled = !writable;
    this.mic.hidden = !writable || chat.account.kind === 'applet' || Boolean(chat.group);
    this.text.placeholder = writable ? t('message') : t('readOnly');
  }

  /** Who has a conversation open has read it; DingTalk's applications can ask for that. */
  markRead(chat) {
    this.seen.set(this.seenKey(chat), last(chat));
    if (this.platform !== 'dingtalk' || !chat.account) return;
    for (const message of chat.messages) {
      const mark = this.person.id + ' ' + message.messageId;
      if (!message.readBy || message.readBy.includes(this.person.id) || message.kind === 'recalled' || this.marking.has(mark)) continue;
      this.marking.add(mark);
      call(path('accounts', chat.account.id, 'people', this.person.id, 'read'), { messageId: message.messageId }).catch(() => {});
    }
  }

  /** A group is read by each of its members for themselves. */
  seenKey(chat) {
    return this.person.id + ' ' + chat.id;
  }

  unread(chat) {
    const seen = this.seen.get(this.seenKey(chat)) || 0;
    return chat.messages.filter((each) => (each.number || 0) > seen && each.from !== this.person.id && each.kind !== 'event'
      && each.kind !== 'recalled' && !(each.readBy || []).includes(this.person.id)).length;
  }

  switchTo(platform) {
    this.platform = platform;
    this.person = {};
    this.become('');
  }

  drawBar(chat) {
    const unread = this.chats.reduce((sum, each) => sum + this.unread(each), 0);
    const members = chat && chat.group && chat.group.members.length ? ' (' + chat.group.members.length + ')' : '';
    showChanged(this.bar, [chat && chat.id, chat && chat.title + members, this.person.id, this.panel, unread], () => [
      chat ? h('button', { type: 'button', class: 'back', data: { key: 'back' }, aria: { label: t('back') }, onclick: () => { this.panel = undefined; this.back(); } }, '‹', unread ? h('small', {}, String(unread)) : null) : h('span'),
      h('h2', { class: 'title' }, chat ? chat.title + members : t(this.platform) + (unread ? ' (' + unread + ')' : '')),
      this.person.id ? h('button', { type: 'button', class: 'actions', data: { key: 'actions' }, aria: { label: t('actions'), expanded: String(this.panel === 'actions') }, onclick: () => this.toggle('actions') }, '⋯') : h('span')]);
  }

  drawBody(chat) {
    if (!chat) {
      const rows = this.chats.map((each) => [each.id, each.title, last(each), this.unread(each)]);
      return showChanged(this.body, ['list', this.person.id, rows], () => [h('ul', { class: 'chats' }, this.chats.map((each) => this.row(each)))]);
    }
    showChanged(this.body, ['chat', this.person.id, chat.id], () => [h('div', { class: 'log', role: 'log', tabIndex: 0, aria: { label: chat.title, live: 'polite' } })]);
    const log = this.body.firstChild, atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    const act = (operation, body) => this.attempt(() => this.act(operation, body));
    const items = chat.messages.map((message) => [[message.number, message.kind, ...(message.readBy || [])].join(' '), message]);
    showList(log, items.length ? items : [['none']], (message) => (message ? bubble(message, this.person, act, chat) : h('p', { class: 'line' }, t('noMessages'))));
    if (atEnd || log.dataset.last !== String(last(chat))) log.scrollTop = log.scrollHeight;
    log.dataset.last = String(last(chat));
    return undefined;
  }

  row(chat) {
    const message = chat.messages[chat.messages.length - 1], unread = this.unread(chat);
    return h('li', {}, h('button', { type: 'button', class: 'chat', data: { key: chat.id, conversation: chat.id }, onclick: () => { this.open = chat.id; this.panel = undefined; this.draw(); this.text.focus(); } },
      avatar(chat.title),
      h('span', { class: 'summary' }, h('b', {}, chat.title), h('small', {}, message ? summary(message, this.person) : '')),
      h('span', { class: 'when' }, message ? h('time', { dateTime: message.at }, time(message.at)) : null,
        unread ? h('span', { class: 'unread', aria: { label: t('unread', unread) } }, String(unread)) : null)));
  }

  /** The menu as it was published: WeChat's as this fan sees it, WeCom's of the agent. */
  drawMenu(chat) {
    const buttons = (chat && !chat.group && chat.writable && (this.platform === 'wechat' ? this.person.menu : chat.account.menu)) || [];
    this.menu.hidden = !buttons.length;
    const tap = (button) => h('button', { type: 'button', onclick: (event) => this.attempt(async () => {
      event.target.closest('details')?.removeAttribute('open');
      if (this.platform === 'wechat') return this.act('tap-menu', { button: button.name });
      const [operation, question] = MENU_TAPS[button.type] || [];
      if (!operation) return this.say(t('nothingToPush'));
      const body = await question(button);
      return body && this.act(operation, body);
    }) }, button.name);
    showChanged(this.menu, [chat && chat.id, buttons], () => buttons.map((button) => {
      const children = Array.isArray(button.sub_button) ? button.sub_button : (button.sub_button || {}).list || [];
      return children.length ? h('details', { name: 'menu' }, h('summary', {}, button.name), h('div', {}, children.map(tap))) : tap(button);
    }));
  }

  drawExtra() {
    const chat = this.current();
    const account = (chat && chat.account) || accountsOf(this.platform).find((each) => each.id === this.person.account);
    const rows = { attachments: ATTACHMENTS, actions: ACTIONS }[this.panel];
    this.extra.hidden = !rows;
    this.plus.setAttribute('aria-expanded', String(this.panel === 'attachments'));
    const shown = rows ? rowsFor(rows, account, this.person, chat) : [];
    const groups = this.panel === 'actions' && account && account.kind === 'dingtalk' ? GROUPS.filter(([, , when]) => when(chat && chat.group)) : [];
    const button = (label, operation, deed) => h('button', { type: 'button', data: { key: label, operation }, onclick: () => this.attempt(deed) }, t(label));
    showChanged(this.extra, [this.person.id, chat && chat.id, shown.map(([, , label]) => label), groups.map(([label]) => label)], () => [
      ...shown.map(([operation, , label, question]) => button(label, operation, async () => {
        const body = await question();
        if (body) await this.act(operation, body);
      })),
      ...groups.map(([label, deed]) => button(label, label, async () => {
        await deed(this.person, account, chat && chat.group);
        this.say(t('done'));
      }))]);
  }

}

const keyOf = (person) => (person.account || '') + ' ' + (person.id || '');
