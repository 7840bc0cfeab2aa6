package cn.bootx.starter.simulator.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.control.Field.Type;

/**
 * All fields of all control calls.
 */
final class FieldTable {

	/** The smallest PNG, AMR, MP4 and text that clients accept. */
	static final String PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

	static final String AMR = "IyFBTVIKPJEXFr5meeHgAeev8AAAAIAAAAAAAAAAAAAAAAAAAAA=";

	static final String MP4 = "AAAAGGZ0eXBpc29tAAAAAGlzb21tcDQyAAAACGZyZWU=";

	static final String FILE = "aGVsbG8=";

	private static final Map<String, Field> FIELDS = new LinkedHashMap<>();

	private static final String PEOPLE_FORM = "[A-Za-z0-9_.@-]{1,64}";

	static {
		text("account", "[A-Za-z0-9._:@-]{1,128}", "wx5151515151515151",
				"账号：公众号、小程序、第三方平台的 AppID,企业微信 corpId:agentId,钉钉 AppKey",
				"the account: AppID of an official account, mini program or third-party platform, corpId:agentId of WeCom, AppKey of DingTalk");
		text("person", PEOPLE_FORM, "oSimulatedFan", "人：openid 或 userId;没见过的会先出现",
				"the person: openid or userId; an unknown one appears first");
		text("group", "[^/]{1,128}", "cidSimulatedGroup", "群：openConversationId", "the group: openConversationId");
		text("authorizer", "[A-Za-z0-9._-]{1,64}", "wx5151515151515151", "授权的公众号 AppID",
				"AppID of the official account that authorizes");
		people();
		messages();
		events();
		accounts();
		records();
	}

	private FieldTable() {
	}

	static Field field(String name) {
		Field field = FIELDS.get(name);
		if (field == null) {
			throw new IllegalArgumentException("No field '" + name + "' in the table");
		}
		return field;
	}

	private static void people() {
		text("openId", "[A-Za-z0-9_-]{1,64}", "oNewFan", "openid,不写则随机", "openid, random without it");
		text("userId", PEOPLE_FORM, "wangwu", "成员的 userId", "user id of the member");
		text("name", "", "王五", "名字", "shown name");
		text("mobile", "\\d{0,15}", "13800000003", "手机号", "mobile number");
		text("nickname", "", "小王", "昵称", "nickname");
		text("unionId", "[A-Za-z0-9_-]{1,64}", "uSimulated", "unionid", "unionid");
		add(Type.WORD, "device", "ios|android|other", "ios", "用的手机", "the phone");
		add(Type.FLAG, "follows", "", true, "是否已关注(不推送)", "whether the person follows already (without a push)");
		add(Type.FLAG, "blocks", "", true, "是否拒收模板消息", "whether template messages are blocked");
		add(Type.LIST, "members", "", List.of("zhangsan"), "成员的 userId", "user ids of the members");
		add(Type.LIST, "robotCodes", "", List.of("dingsimulatedapp"), "群里的机器人 robotCode",
				"codes of the robots in the group");
	}

	private static void messages() {
		text("text", "", "你好", "文字", "the text");
		add(Type.BYTES, "content", "", PNG, "文件内容(Base64);不写则用一个最小的文件",
				"content of the file (Base64), a minimal file without it");
		text("fileName", "[^/\\\\\"]{1,120}", "hello.txt", "文件名", "name of the file");
		number("latitude", "-90..90", 39.9087, "纬度", "latitude");
		number("longitude", "-180..180", 116.3975, "经度", "longitude");
		text("label", "", "天安门", "地点名称", "name of the place");
		text("title", "", "标题", "标题", "title");
		text("description", "", "说明", "说明", "description");
		text("url", "\\S{1,2048}", "https://example.com/a", "地址", "address");
		text("pagePath", "\\S{1,512}", "pages/index/index", "小程序页面", "page of the mini program");
		text("msgType", "[A-Za-z_]{1,40}", "text", "消息类型，按平台的叫法", "kind of the message, in the platform's words");
		add(Type.OBJECT, "fields", "", Map.of(), "平台定义的其他字段", "further fields, in the platform's words");
		add(Type.LIST, "parts", "", List.of(Map.of("text", "看图"), Map.of("type", "picture")),
				"图文混排的各段：{text} 或 {type:picture}", "parts of the rich text: {text} or {type:picture}");
		text("messageId", "\\S{1,128}", "m1", "消息：企业微信 msgid,钉钉 processQueryKey 或卡片 outTrackId;不写则是最近一条",
				"the message: msgid of WeCom, processQueryKey or outTrackId of DingTalk; the newest without it");
		add(Type.OBJECT, "choices", "", Map.of("q1", List.of("a")), "投票或多选：问题 → 选项",
				"what is chosen: question to options");
	}

	private static void events() {
		text("code", "\\S{1,1024}", "gQ…", "二维码：ticket、内容或图片地址",
				"the QR code: ticket, content or address of its picture");
		text("button", "", "菜单", "菜单按钮的名字", "name of the menu's button");
		text("key", "", "V1001", "按钮的 key", "key of the button");
		text("result", "", "https://example.com/scanned", "扫到的内容", "what the scan found");
		add(Type.FLAG, "waits", "", false, "是否等待应答(scancode_waitmsg)",
				"whether the user waits for an answer (scancode_waitmsg)");
		add(Type.WORD, "from", "camera|camera_or_album|album", "camera", "照片来源", "where the pictures come from");
		integer("count", "1..1000000", 1, "个数", "how many");
		text("event", "[A-Za-z_0-9.]{1,80}", "VIEW", "事件名", "name of the event");
		text("templateId", "\\S{1,64}", "T1", "模板 ID", "id of the template");
		add(Type.FLAG, "agrees", "", true, "是否同意", "whether the person agrees");
		text("pageUrl", "\\S{1,2048}", "https://mp.weixin.qq.com/mp/subscribemsg?action=get_confirm", "一次性订阅页面的地址",
				"address of the page of a one-time subscription");
		add(Type.WORD, "scope", "snsapi_base|snsapi_userinfo", "snsapi_base", "授权范围", "scope of the authorization");
		text("actionId", "", "agree", "按钮的 id", "id of the button");
		add(Type.OBJECT, "params", "", Map.of(), "按钮携带的参数", "what the button carries");
		text("sessionFrom", "", "", "客服会话来源", "where the conversation was opened");
		text("redirectUri", "https?://\\S+", "http://127.0.0.1:8080/callback", "授权后跳转的地址",
				"where the browser goes after it");
		add(Type.LIST, "functions", "", List.of(1, 15), "剩下的权限集 id", "ids of the permissions that stay");
		text("permission", "[A-Za-z0-9_.:-]{1,100}", "qyapi_get_member", "权限", "the permission");
	}

	private static void accounts() {
		for (Kind kind : Kind.values()) {
			add(Type.LIST, kind.wireName(), "", List.of(), kind.zh() + ",字段与 sim.yaml 相同",
					kind.en() + "s, as in sim.yaml");
		}
		add(Type.OBJECT, "robots", "", Map.of(), "群机器人：{wecom:[key],dingtalk:[{accessToken,secret}]}",
				"group robots: {wecom:[key],dingtalk:[{accessToken,secret}]}");
		text("appSecret", "\\S{1,128}", "new-secret", "密钥(AppSecret、corpSecret)", "the secret (AppSecret, corpSecret)");
		text("token", "\\S{0,64}", "newtoken", "回调 Token", "token of the callbacks");
		text("encodingAesKey", "[A-Za-z0-9+/]{43}", "abcdefghijABCDEFGHIJ0123456789abcdefghijABC", "回调 EncodingAESKey",
				"key of the callbacks");
		add(Type.WORD, "mode", "plain|compatible|safe", "safe", "推送模式", "how messages are pushed");
		text("callbackUrl", "https?://\\S+", "http://127.0.0.1:8080/portal", "回调地址", "address of the callbacks");
		text("messageUrl", "https?://\\S+", "http://127.0.0.1:8080/wechat/open/$APPID$/message", "第三方平台的消息地址",
				"message address of a third-party platform");
		text("refusedIp", "[0-9a-fA-F.:]{0,45}", "", "拒绝所有调用并在错误里说出这个 IP;空为恢复",
				"refuses every call and names this IP in the error; empty ends it");
		add(Type.WORD, "ends", "expired|revoked", "revoked", "令牌怎样失效：过期或作废", "how tokens end: expired or revoked");
		text("value", "\\S{1,1024}", "90_…", "令牌的值；不写则是全部", "value of the token, all without it");
	}

	private static void records() {
		add(Type.TIME, "time", "", "2030-01-31T08:00:00Z", "时刻", "the instant");
		add(Type.DURATION, "advance", "", "PT2H", "前进多久，可以为负", "how far to jump, negative for back");
		number("factor", "0..100000", 1.0, "快多少倍,0 为停住", "how many times faster than real time, 0 stops it");
		text("path", "/\\S*", "/cgi-bin/token", "接口的路径", "path of the API");
		add(Type.OBJECT, "answer", "", Map.of("errcode", -1, "errmsg", "system error"), "代替平台的回答",
				"what is answered in place of the platform");
		integer("status", "200..599", 200, "HTTP 状态码", "HTTP status");
		integer("times", "1..10000", 1, "几次", "how many calls");
		text("method", "[A-Z]{3,6}", "POST", "HTTP 方法；PUSH 表示推送给应用的回调",
				"HTTP method; PUSH for callbacks to the application");
		text("field", "[A-Za-z0-9_.]{1,200}", "touser", "请求体里的字段，点号进入对象", "field of the body, dots lead into objects");
		text("equals", "", "oSimulatedFan", "该字段的值", "text of that field");
		integer("nth", "1..1000000", 1, "只影响第几次", "only the nth call that matches");
		number("probability", "0..1", 0.5, "概率", "how likely a call is met");
		integer("seed", "0..2147483647", 7, "随机种子，相同则选择相同", "makes the same choices again");
		text("errcode", "\\S{1,100}", "45009", "平台的错误码", "the platform's error code");
		text("action", "[a-z-]{1,20}", "half",
				"drop-before、drop-after、half、hang、revoke;推送：drop-before、redeliver、replay、forge、reorder",
				"drop-before, drop-after, half, hang, revoke; of pushes: drop-before, redeliver, replay, forge, reorder");
		integer("delayMillis", "0..600000", 100, "每次延迟多少毫秒", "delay of every call in milliseconds");
		integer("after", "0..9007199254740991", 0, "只要这个游标之后的", "only what came after this cursor");
		integer("push", "1..9007199254740991", 1, "推送的编号", "number of the push");
		add(Type.BYTES, "pixels", "", "/w==", "图片的亮度，每像素一字节（Base64）",
				"brightness of a picture, a byte per pixel (Base64)");
		integer("width", "1..4000", 1, "图片的宽", "width of the picture");
		integer("withinMillis", "0..60000", 5000, "最多等多少毫秒", "how long to wait at most, in milliseconds");
		add(Type.WORD, "platform", "wechat|wechat-open|wecom|dingtalk", "wechat", "平台", "the platform");
		text("conversation", "", "wx5151515151515151/oSimulatedFan", "会话", "the conversation");
		add(Type.WORD, "writer", "account|person", "account", "谁写的", "who wrote it");
		text("contains", "", "你好", "包含的文字", "text that it contains");
		add(Type.FLAG, "refused", "", true, "只要没有被接受的", "only what was not accepted");
		add(Type.WORD, "kind", "call|push|reply|message|error", "push", "记录的种类", "kind of the entry");
		integer("version", "1..1", 1, "格式的版本", "version of the form");
		add(Type.OBJECT, "clock", "", Map.of(), "时钟", "the clock");
		add(Type.OBJECT, "accounts", "", Map.of(), "账号", "the accounts");
		for (String name : List.of("people", "groups", "tokens", "chats", "faults")) {
			add(Type.LIST, name, "", List.of(), "快照中的 " + name, name + " of the snapshot");
		}
	}

	private static void text(String name, String rule, String example, String zh, String en) {
		add(Type.TEXT, name, rule, example, zh, en);
	}

	private static void number(String name, String rule, double example, String zh, String en) {
		add(Type.NUMBER, name, rule, example, zh, en);
	}

	private static void integer(String name, String rule, int example, String zh, String en) {
		add(Type.INTEGER, name, rule, example, zh, en);
	}

	private static void add(Type type, String name, String rule, Object example, String zh, String en) {
		FIELDS.put(name, new Field(name, type, rule, example, zh, en));
	}

}
