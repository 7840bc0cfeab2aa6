/** The page's texts, Chinese and English. */
const TEXTS = {
  title: ['平台模拟器', 'Platform simulator'],
  subtitle: ['在这里扮演用户：所有消息只在本机流转', 'Play the users here: no message leaves this machine'],
  addPhone: ['＋ 手机', '+ Phone'],
  closePhone: ['关闭这部手机', 'Close this phone'],
  phone: ['手机', 'Phone'],
  inspector: ['检查器', 'Inspector'],
  live: ['● 实时', '● live'],
  lost: ['○ 连接断开，正在重连', '○ connection lost, connecting again'],
  wechat: ['微信', 'WeChat'], wecom: ['企业微信', 'WeCom'], dingtalk: ['钉钉', 'DingTalk'],
  kind_wechat: ['公众号', 'Account'], kind_applet: ['小程序', 'Mini program'], kind_wecom: ['应用', 'App'], kind_dingtalk: ['应用', 'App'], kind_open: ['第三方平台', 'Third-party platform'],
  notices: ['工作通知', 'Work notices'], groupRobot: ['群机器人', 'Group robot'], robotGroup: ['机器人群 {0}', 'Robot group {0}'], everybody: ['所有人', 'everybody'],
  app: ['应用', 'App'], person: ['扮演谁', 'Who you play'],
  newPerson: ['新人', 'New person'], account: ['账号', 'Account'],
  newPersonAsk: ['新人的 id（可以不填）', 'Id of the new person (may be empty)'],
  nobodyYet: ['（还没有人）', '(no people yet)'],
  chats: ['会话', 'Chats'],
  back: ['返回会话列表', 'Back to the chats'],
  more: ['更多消息类型', 'More kinds of messages'],
  actions: ['可以做的事', 'What this person can do'],
  message: ['发消息', 'Message'], send: ['发送', 'Send'],
  noMessages: ['还没有消息', 'No messages yet'],
  unread: ['{0} 条未读', '{0} unread'],
  readOnly: ['这里只能收消息', 'Receive only'],
  record: ['录一条语音', 'Record a voice message'], recordEnd: ['停止并发送', 'Stop and send'], recording: ['正在录音，再按一次发送（WAV）', 'Recording; press again to send (WAV)'],
  notPlayable: ['浏览器放不出这种格式，可以下载', 'This browser cannot play the format; download it'],
  pushing: ['推送中…', 'Pushing…'],
  nothingToPush: ['没有需要推送的内容', 'Nothing to push'],
  pushed: ['{0}，{1} ms{2}', '{0}, {1} ms{2}'],
  attempts: ['，共推送 {0} 次', ', pushed {0} times'],
  noAnswer: ['无应答', 'no answer'],
  noAccount: ['没有可用的应用，先在配置里添加账号', 'There is no app: add an account to the configuration'],
  follow: ['关注', 'Follow'], unfollow: ['取消关注', 'Unfollow'], notFollowing: ['未关注', 'not following'],
  scan: ['扫一扫', 'Scan'], scanAsk: ['二维码内容或 ticket；也可以把二维码图片粘贴或拖到手机上', 'Content of the QR code, or its ticket; or paste or drop a picture of it on the phone'],
  noQr: ['图片里没有二维码', 'There is no QR code in the picture'],
  image: ['图片', 'Picture'], voice: ['语音', 'Voice'], voiceFile: ['语音文件', 'Voice file'], video: ['视频', 'Video'], videoFile: ['视频文件', 'Video file'], richText: ['图文', 'Rich text'], card: ['卡片', 'Card'], shortVideo: ['小视频', 'Short video'],
  file: ['文件', 'File'], location: ['位置', 'Place'], link: ['链接', 'Link'], details: ['详情', 'Details'], music: ['音乐', 'Music'], page: ['小程序卡片', 'Mini-program card'],
  block: ['拒收模板消息', 'Block templates'], accept: ['接收模板消息', 'Accept templates'],
  report: ['上报位置', 'Report location'], event: ['任意事件', 'Any event'],
  enter: ['进入应用', 'Enter'], login: ['登录（得到 code）', 'Log in (gives a code)'], sharePhone: ['授权手机号', 'Share phone number'],
  read: ['已读', 'Mark as read'], join: ['进群', 'Join the group'], leave: ['退群', 'Leave the group'],
  newGroup: ['建群', 'New group'], group: ['群', 'Group'], askName: ['名字', 'Name'], noGroups: ['没有可以进的群', 'There is no group to join'],
  oneTime: ['一次性订阅页', 'One-time subscription'], askPage: ['订阅页的网址', 'URL of the page'], scanned: ['扫到的内容', 'What was scanned'],
  prompt: ['订阅弹窗', 'Subscribe prompt'], promptAgree: ['允许', 'Allow'], promptRefuse: ['拒绝', 'Refuse'],
  code: ['code：{0}', 'code: {0}'],
  askLabel: ['地点名称', 'Name of the place'], askTitle: ['标题', 'Title'], askUrl: ['网址', 'URL'], askMobile: ['手机号', 'Phone number'],
  askEvent: ['事件名，例如 subscribe', 'Name of the event, for example subscribe'], askFields: ['字段（JSON）', 'Fields (JSON)'],
  askTemplate: ['模板 id', 'Template id'],
  ok: ['确定', 'OK'], cancel: ['取消', 'Cancel'],
  timeline: ['时间线', 'Timeline'], calls: ['调用', 'Calls'], pushes: ['推送', 'Pushes'], faults: ['故障', 'Faults'],
  console: ['后台', 'Console'], coverage: ['覆盖', 'Coverage'],
  filter: ['过滤：文字、路径、错误码', 'Filter: text, path, error code'], problemsOnly: ['只看有问题的', 'Problems only'],
  clear: ['清空', 'Clear'], copyCurl: ['复制为 curl', 'Copy as curl'], copied: ['已复制', 'Copied'], resend: ['再推一次', 'Push again'],
  request: ['请求', 'Request'], answer: ['应答', 'Answer'], headers: ['头', 'Headers'], decoded: ['解密后', 'Decoded'],
  verdict: ['结论', 'Verdict'], owner: ['令牌属于', 'Token of'], attempt: ['第 {0} 次', 'Attempt {0}'],
  faultPath: ['接口路径，例如 /cgi-bin/message/template/send', 'Path, for example /cgi-bin/message/template/send'],
  faultKind: ['怎样出错', 'What goes wrong'], faultTimes: ['几次', 'Times'], faultAdd: ['加上', 'Add'], faultEnd: ['取消所有故障', 'End all faults'],
  faultValue: ['值', 'Value'], faultWhen: ['只在…时', 'Only when …'], faultAccount: ['哪个账号的调用', 'Calls of the account'], faultField: ['正文里有字段', 'The body has the field'], faultEquals: ['字段的值是', 'The field is'],
  faultNth: ['第几次', 'The nth time'], faultProbability: ['概率（0 到 1）', 'Probability (0 to 1)'], faultSeed: ['随机种子', 'Seed'],
  faultTarget: ['对什么', 'What it meets'], fault_calls: ['应用的调用', 'calls of the application'], fault_pushes: ['推给应用的', 'pushes to the application'],
  fault_errcode: ['错误码', 'error code'], fault_status: ['HTTP 状态', 'HTTP status'], fault_delayMillis: ['延迟（毫秒）', 'delay (ms)'],
  'fault_drop-before': ['处理前断开', 'dropped before the work'], 'fault_drop-after': ['处理后断开', 'dropped after the work'], fault_half: ['只回答一半', 'half an answer'],
  fault_hang: ['一直不答', 'hangs'], fault_revoke: ['先作废令牌', 'token revoked first'], fault_redeliver: ['重复推送', 'delivered twice'], fault_replay: ['先重放上一个', 'the last one replayed'],
  fault_forge: ['伪造签名', 'forged signature'], fault_reorder: ['排到下一个之后', 'behind the next one'],
  noFaults: ['没有故障', 'No faults'],
  clock: ['模拟时间', 'Simulated time'],
  hour: ['1 小时', '1 hour'], twoHours: ['2 小时', '2 hours'], day: ['1 天', '1 day'],
  pushTicket: ['推送 ticket', 'Push the ticket'],
  releaseCheck: ['全网发布检测', 'Release check'], releaseGroup: ['检测账号组', 'Group of accounts'], checking: ['检测中…', 'Checking…'],
  authorize: ['授权', 'Authorize'], unauthorize: ['取消授权', 'Withdraw'],
  tokens: ['令牌', 'Tokens'], expireTokens: ['让令牌过期', 'Expire tokens'], revokeTokens: ['作废令牌', 'Revoke tokens'],
  verify: ['验证回调地址', 'Verify the callback URL'], passed: ['通过', 'passed'], notPassed: ['没有通过', 'not passed'],
  reset: ['重新开始', 'Reset'], resetAll: ['全部重新开始', 'Reset everything'],
  noCallback: ['没有回调地址', 'no callback URL'],
  done: ['好了', 'Done'], empty: ['还没有', 'Nothing yet'],
  pressCard: ['按卡片上的按钮', 'Press a button of the card'], askButton: ['按钮的 id', 'Id of the button'],
  submit: ['提交', 'Submit'],
  recalled: ['消息已撤回', 'The message was recalled'], readMark: ['已读', 'Read'], unreadMark: ['未读', 'Unread'], readCount: ['{0} 人已读', 'Read by {0}'],
  all: ['全部', 'all'], toInspector: ['检查器 ↓', 'Inspector ↓'],
  simulated: ['已模拟', 'simulated'], partly: ['部分', 'partly'], guessed: ['猜测', 'guessed'], none: ['未模拟', 'not simulated'],
};

const KEY = 'simulator.language';
let language = localStorage.getItem(KEY) || (/^zh/i.test(navigator.language) ? 'zh' : 'en');

/** A text in the chosen language, with its {0} and {1} filled in. */
export function t(key, ...values) {
  const text = (TEXTS[key] || [key, key])[language === 'zh' ? 0 : 1];
  return values.reduce((filled, value, n) => filled.replace('{' + n + '}', value), text);
}

export const chosen = () => language;

export function choose(value) {
  language = value === 'en' ? 'en' : 'zh';
  localStorage.setItem(KEY, language);
  translate();
}

/** Fills in the fixed texts of the page. */
export function translate() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = t('title');
  document.querySelectorAll('[data-text]').forEach((node) => { node.textContent = t(node.dataset.text); });
  document.querySelectorAll('[data-label]').forEach((node) => node.setAttribute('aria-label', t(node.dataset.label)));
}

export function time(at) {
  const date = new Date(at);
  return date.toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
