import { call } from './api.js';

const MAX_MESSAGES = 2000;

/** Everything that the page knows; views are redrawn when it changes. */
export const state = { accounts: [], groups: [], messages: [], journal: [], connected: false };

const listeners = new Set();

/** Calls the listener with the name of what changed: "accounts", "messages", "journal" or "connected". */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(what) {
  listeners.forEach((listener) => listener(what));
}

export const PLATFORMS = { wechat: ['wechat', 'applet'], wecom: ['wecom'], dingtalk: ['dingtalk'] };

export const accountsOf = (platform) => state.accounts.filter((account) => PLATFORMS[platform].includes(account.kind));

export async function refresh() {
  state.accounts = (await call('/_sim/accounts')).accounts;
  state.groups = (await call('/_sim/groups')).groups;
  changed('accounts');
}

let refreshing;

/** Reads the accounts again, once for several reasons that come together. */
export function refreshSoon() {
  refreshing ||= setTimeout(() => { refreshing = undefined; refresh().catch(() => {}); }, 150);
}

/** Reads again who has read what. */
async function readMarks() {
  const marks = new Map((await call('/_sim/chats?platform=dingtalk')).messages.map((message) => [message.messageId, message.readBy]));
  state.messages.forEach((message) => { if (message.readBy) message.readBy = marks.get(message.messageId) || message.readBy; });
  changed('messages');
}

export function forget(what) {
  state[what] = [];
  changed(what);
}

export function connect() {
  const events = new EventSource('/_sim/events');
  events.addEventListener('chat', (event) => {
    state.messages.push(JSON.parse(event.data));
    if (state.messages.length > MAX_MESSAGES) state.messages.shift();
    changed('messages');
    refreshSoon();
  });
  events.addEventListener('journal', (event) => {
    const entry = JSON.parse(event.data);
    state.journal.push(entry);
    if (entry.kind === 'read') readMarks().catch(() => {});
    if (state.journal.length > MAX_MESSAGES) state.journal.shift();
    changed('journal');
  });
  events.onopen = async () => {
    state.messages = (await call('/_sim/chats')).messages;
    state.journal = (await call('/_sim/journal')).entries;
    state.connected = true;
    changed('connected');
    await refresh();
    changed('messages');
    changed('journal');
  };
  events.onerror = () => { state.connected = false; changed('connected'); };
}
