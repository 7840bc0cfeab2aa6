import { accountsOf, state } from './state.js';

/**
 * A conversation of the person whom a phone plays: its id in the chats, the account behind it (none for a group
 * robot, which takes no messages), and a name.
 */
export function conversations(platform, person) {
  const list = new Map();
  const put = (id, account, title, group) => list.has(id) || list.set(id, { id, account, title, group, messages: [] });
  if (person.id) {
    for (const account of accountsOf(platform)) {
      if (platform === 'wechat' && account.id !== person.account) continue;
      put(idOf(platform, account, person.id), account, account.name || account.id);
    }
  }
  if (platform === 'dingtalk') {
    for (const group of state.groups) {
      const account = accountsOf(platform).find((each) => group.robotCodes.includes(each.robotCode));
      put(group.group, account, group.name || group.group, group);
    }
  }
  for (const message of state.messages) {
    if (message.platform !== platform) continue;
    const id = message.conversation;
    if (!list.has(id)) {
      const [first, ...rest] = id.split('/');
      const owner = rest[rest.length - 1];
      if (rest.length && owner !== person.id) continue;
      if (platform === 'wechat' && first !== person.account) continue;
      const account = accountsOf(platform).find((each) => each.id === rest.reduce((all, part, n) => (n < rest.length - 1 ? all + ':' + part : all), first) || each.robotCode === first);
      put(id, rest.length ? account : undefined, (account && rest.length && (account.name || account.id)) || first);
    }
    const messages = list.get(id).messages;
    // A later message of the same id is the new state of that one.
    const known = message.messageId ? messages.findIndex((each) => each.messageId === message.messageId) : -1;
    if (known < 0) messages.push(message);
    else messages[known] = message;
  }
  return [...list.values()].sort((one, other) => newest(other) - newest(one));
}

const newest = (conversation) => conversation.messages.reduce((last, message) => Math.max(last, message.number || 0), 0);

function idOf(platform, account, person) {
  if (platform === 'dingtalk') {
    const notices = account.id + '/' + person;
    return state.messages.some((message) => message.conversation === notices) ? notices : account.robotCode + '/' + person;
  }
  return account.id.replace(':', '/') + '/' + person;
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
