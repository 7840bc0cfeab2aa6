import { t } from './i18n.js';
import { accountsOf, state } from './state.js';

/**
 * The conversations of the person whom a phone plays, newest first: id in the chats, account behind it, title, group
 * (DingTalk's groups, WeCom's app chats), and whether something can be written into it: notices, app chats and the
 * groups of webhook robots only receive.
 */
export function conversations(platform, person) {
  const list = new Map();
  const put = (id, account, title, writable, group) => list.has(id) || list.set(id, { id, account, title, writable, group, messages: [] });
  const accounts = accountsOf(platform);
  if (person.id) {
    for (const account of accounts) {
      if (platform === 'wechat' && account.id !== person.account) continue;
      put((platform === 'dingtalk' ? account.robotCode : account.id.replace(':', '/')) + '/' + person.id, account, titleOf(account), true);
    }
  }
  for (const group of state.groups) {
    if (group.platform !== platform || !isMember(group, person)) continue;
    const account = accounts.find((each) => group.robotCodes.includes(each.robotCode));
    put(group.group, account || accounts[0], group.name || group.group, Boolean(account), group);
  }
  for (const message of state.messages) {
    if (message.platform !== platform) continue;
    const id = message.conversation;
    if (!list.has(id)) {
      const parts = id.split('/'), owner = parts.length > 1 && parts.pop(), of = parts.join(':');
      if (owner ? owner !== person.id || (platform === 'wechat' && of !== person.account) : state.groups.some((each) => each.group === id)) continue;
      const account = accounts.find((each) => each.id === of || each.robotCode === of);
      const notices = platform === 'dingtalk' && account && account.robotCode !== of;
      put(id, account, owner ? (notices ? t('notices') + ' ' : '') + titleOf(account || { id: of }) : robotGroup(id), Boolean(owner && account && !notices));
    }
    const messages = list.get(id).messages;
    // A later message of the same id is the new state of that one.
    const known = message.messageId ? messages.findIndex((each) => each.messageId === message.messageId) : -1;
    if (known < 0) messages.push(message);
    else messages[known] = { ...message, first: messages[known].first || messages[known].number };
  }
  return [...list.values()].sort((one, other) => last(other) - last(one));
}

/** The number of the newest message, 0 without one. */
export const last = (conversation) => conversation.messages.reduce((highest, message) => Math.max(highest, message.number || 0), 0);

/** A group of which no member is known is everybody's. */
const isMember = (group, person) => !group.members.length || group.members.includes(person.id);

/** The groups of webhook robots have no name of their own. */
const robotGroup = (id) => (/^robot-group-\d+$/.test(id) ? t('robotGroup', id.split('-').pop()) : id);

export const titleOf = (account) => (account.kind ? t('kind_' + account.kind) + ' ' : '') + account.id.replace(/^.*:/, '');

/** Who wrote a message, as the app shows it. */
export function writer(message) {
  const accounts = accountsOf(message.platform), id = message.from;
  const person = accounts.flatMap((account) => account.people || []).find((each) => each.id === id);
  const account = accounts.find((each) => [each.id, each.robotCode, 'agent-' + each.id.replace(/^.*:/, '')].includes(id));
  return person ? person.name || id : account ? titleOf(account) : id === 'robot' ? t('groupRobot') : id;
}

/** The people that a phone can play, each with the account in whose list it stands. */
export function people(platform) {
  const seen = new Set();
  return accountsOf(platform).flatMap((account) => (account.people || []).map((person) => ({ ...person, account: account.id })))
    .filter((person) => {
      const key = platform === 'wechat' ? person.account + '/' + person.id : person.id;
      return !seen.has(key) && seen.add(key);
    });
}
