package cn.bootx.starter.wechatopen.portal;

import java.util.Set;
import java.util.concurrent.Executor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;

/**
 * Answers the messages of the full-network release check (全网发布检测), which come from the
 * platform's own accounts and never reach the application's handlers.
 *
 * @param executor runs what the check wants to see after the answer
 */
record ReleaseCheck(WeChatOpenAuthorizers authorizers, Executor executor) {

	/** An answer without content: neither a reply nor {@code success}. */
	static final String EMPTY = "";

	private static final Logger logger = LoggerFactory.getLogger(ReleaseCheck.class);

	private static final String TEXT = "TESTCOMPONENT_MSG_TYPE_TEXT";

	private static final String QUERY_AUTH_CODE = "QUERY_AUTH_CODE:";

	/** Each of the five groups' official account and mini program. */
	private static final Set<String> ACCOUNTS = Set.of("wx570bc396a51b8ff8", "wxd101a85aa106f53e", "wx9252c5e0bb1836fc",
			"wxc39235c15087f6f3", "wx8e1097c5bc82cde9", "wx7720d01d4b2a4500", "wx14550af28c71a144",
			"wx05d483572dcd5d8b", "wxa35b9c23cfe664eb", "wx5910277cae6fd970");

	/** Whether an account is one of those with which the platform checks a component. */
	static boolean concerns(String appId) {
		return ACCOUNTS.contains(appId);
	}

	/** The reply's XML, {@link #EMPTY}, or null for {@code success}. */
	@Nullable String answer(WxMpXmlMessage message) {
		if ("event".equals(message.getMsgType())) {
			return reply(message, message.getEvent() + "from_callback");
		}
		String content = (message.getContent() != null) ? message.getContent().strip() : "";
		if (content.equals(TEXT)) {
			return reply(message, TEXT + "_callback");
		}
		if (content.startsWith(QUERY_AUTH_CODE)) {
			String code = content.substring(QUERY_AUTH_CODE.length()).strip();
			this.executor.execute(() -> answerLater(message.getFromUser(), code));
			return EMPTY;
		}
		return null;
	}

	private static String reply(WxMpXmlMessage message, String text) {
		return WeChatReplyWriter.write(WxMpXmlOutMessage.TEXT()
			.content(text)
			.fromUser(message.getToUser())
			.toUser(message.getFromUser())
			.build());
	}

	private void answerLater(String openId, String code) {
		try {
			WeChatOpenAuthorizer authorizer = this.authorizers.authorize(code);
			ObjectNode message = Json.object().put("touser", openId).put("msgtype", "text");
			message.putObject("text").put("content", code + "_from_api");
			this.authorizers.api(authorizer.appId()).post("/cgi-bin/message/custom/send", message);
			logger.info("Answered the release check of account {}", authorizer.appId());
		}
		catch (PlatformException ex) {
			logger.error("The release check could not be answered", ex);
		}
	}

}
