import { $, CUSTOMER_FAN, call, on, people, say, simulator, state } from './base.js';

/* ---- the mini program ---- */

const user = (action, body) => people(state.appletId, 'oAppletUser', action, body);

on('applet-login', 'click', async () => {
  const { code } = await user('log-in', {});
  const login = await call(`/demo/applet/login?code=${encodeURIComponent(code)}`, {});
  say('applet-login-status', `已登录：${login.user}`, true);
});

on('applet-message', 'click', async () => {
  const { accepted, replyType } = await user('send-text', { text: '有人吗' });
  say('applet-message-status', `应用的回复：${replyType || '无'}`, accepted);
});

/* ---- WeCom and DingTalk ---- */

on('send-wecom', 'click', () => call('/demo/wecom', {}));
on('send-wecom-robot', 'click', () => call('/demo/wecom-robot', {}));
on('send-ding', 'click', () => call('/demo/ding', {}));
on('send-ding-robot', 'click', () => call('/demo/ding-robot', {}));
on('ding-progress', 'click', async () => {
  const progress = (await call('/demo/ding')).at(-1);
  say('ding-status', progress ? `最近一条通知：${progress.status} ${progress.percent}%` : '还没有发过通知');
});
on('ding-recall', 'click', async () => {
  await call('/demo/ding', undefined, 'DELETE');
  say('ding-status', '通知已撤回');
});

on('ding-callback', 'click', () => people('dingquickstart0001', 'zhangsan', 'send-text', { text: '状态' }));
on('ding-stream', 'click', () => call(`${simulator}/_sim/accounts/dingquickstart0002/events`,
  { event: 'user_add_org', fields: { UserId: ['lisi'] } }));

/* ---- the third-party component ---- */

on('open-message', 'click', () => people(state.customerAppId, CUSTOMER_FAN, 'send-text', { text: '授权之后的第一条消息' }));

export function showAuthorizers(accounts) {
  const authorized = accounts.some((account) => account.authorizers?.includes(state.customerAppId));
  $('open-message').disabled = !authorized;
  say('open-status', authorized ? `公众号 ${state.customerAppId} 已授权` : '还没有公众号授权', authorized);
}
