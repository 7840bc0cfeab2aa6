package cn.bootx.starter.integration.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaKefuMessage;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import org.springframework.beans.factory.BeanFactory;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.dingtalk.message.DingTalkAppMsg;
import cn.bootx.starter.dingtalk.message.DingTalkAppRobotSender;
import cn.bootx.starter.dingtalk.message.DingTalkCardService;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.wechat.applet.WeChatAppletLoginService;
import cn.bootx.starter.wechat.applet.WeChatAppletSubscribeSender;
import cn.bootx.starter.wechat.content.template.WeChatSubscribeSender;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage;
import cn.bootx.starter.wechat.content.template.WeChatTemplateSender;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;

/**
 * Sends one message of each kind as a host does, and reads the result as a host does. The
 * platform knows a message by the word of its number.
 */
final class OutboundSends {

	private static final String CUSTOM = "/cgi-bin/message/custom/send";

	private final BeanFactory beans;

	OutboundSends(BeanFactory beans) {
		this.beans = beans;
	}

	/** The word by which the platform knows the message. */
	static String word(int id) {
		return "send" + id + "end";
	}

	void send(OutboundKind kind, int id, Report reported) {
		try {
			List<SendResult.NotReached> notReached = send(kind, id);
			for (int i = 0; i < kind.receivers; i++) {
				String receiver = word(id + i);
				reported.of(id + i,
						notReached.stream()
							.filter((it) -> it.receiver().equals(receiver))
							.map(OutboundSends::result)
							.findFirst()
							.orElse(OutboundMessage.OK));
			}
		}
		catch (Exception ex) {
			for (int i = 0; i < kind.receivers; i++) {
				reported.of(id + i, result(ex));
			}
		}
	}

	private static String result(SendResult.NotReached notReached) {
		return notReached.outcomeUnknown() ? OutboundMessage.UNKNOWN : "not reached: " + notReached.reason();
	}

	private static String result(Exception failure) {
		return PlatformException.isOutcomeUnknown(failure) ? OutboundMessage.UNKNOWN
				: failure.getClass().getSimpleName() + ": " + String.valueOf(failure.getMessage()).replace('\n', ' ');
	}

	private List<SendResult.NotReached> send(OutboundKind kind, int id) throws Exception {
		String text = word(id);
		switch (kind) {
			case DING_NOTICE, DING_NOTICE_PARTS -> {
				return result(get(DingTalkNoticeSender.class)
					.sendText(DingTalkNoticeReceivers.users(users(kind, id, 100)), "number " + id + " for all"));
			}
			case DING_ROBOT -> get(DingRobotNoticeSender.class).sendSimpleText("ops", text);
			case DING_APP_ROBOT, DING_APP_ROBOT_PARTS -> {
				return result(get(DingTalkAppRobotSender.class).send(users(kind, id, 20), DingTalkAppMsg.text("all")));
			}
			case DING_GROUP -> get(DingTalkAppRobotSender.class).sendToGroup("cid1", DingTalkAppMsg.text(text));
			case DING_CARD -> get(DingTalkCardService.class).sendToUser("u1",
					DingTalkCardService.Card.of("card.schema", text, Map.of("title", "a card")));
			case WECOM_NOTICE, WECOM_NOTICE_PARTS -> {
				return result(get(WeComNoticeSender.class).sendTextNotice(WeComReceivers.users(users(kind, id, 1_000)),
						"for all"));
			}
			case WECOM_ROBOT -> get(WeComRobotNoticeSender.class).sendTextNotice("ops", text);
			case WECOM_WX_JAVA -> get(WxCpService.class).getMessageService()
				.send(WxCpMessage.TEXT().agentId(1000002).toUser("u1").content(text).build());
			case TEMPLATE -> get(WeChatTemplateSender.class).send(text, template());
			case TEMPLATE_MANY -> {
				return result(get(WeChatTemplateSender.class).send(users(kind, id, 1), template()));
			}
			case SUBSCRIBE -> get(WeChatSubscribeSender.class).send(text,
					WeChatSubscribeSender.Notice.of("T2").with("thing1", "a book"));
			case SERVICE_MESSAGE -> get(WxMpService.class).getKefuService().sendKefuMessage(serviceMessage(text));
			case APPLET_SUBSCRIBE -> get(WeChatAppletSubscribeSender.class).send(text,
					WeChatAppletSubscribeSender.Message.of("T3").with("thing1", "a book"));
			case APPLET_SERVICE_MESSAGE -> get(WxMaService.class).getMsgService()
				.sendKefuMsg(WxMaKefuMessage.newTextBuilder().toUser("oFan").content(text).build());
			case APPLET_LOGIN -> get(WeChatAppletLoginService.class).login(text);
			case ON_BEHALF -> get(WeChatOpenAuthorizers.class).api(OutboundNode.AUTHORIZER)
				.post(CUSTOM, Json.object().put("touser", text).put("msgtype", "text"));
			case ON_BEHALF_WX_JAVA -> get(WeChatOpenAuthorizers.class).mpService(OutboundNode.AUTHORIZER)
				.getKefuService()
				.sendKefuMessage(serviceMessage(text));
			case AUTHORIZATION_CODE -> get(WeChatOpenAuthorizers.class).authorize(text);
		}
		return List.of();
	}

	private static List<SendResult.NotReached> result(SendResult result) {
		return result.notReached();
	}

	private static WeChatTemplateMessage template() {
		return WeChatTemplateMessage.of("T1").with("thing1", "a book");
	}

	private static WxMpKefuMessage serviceMessage(String text) {
		return WxMpKefuMessage.TEXT().toUser("oFan").content(text).build();
	}

	/** So many that each of the receivers that count is the first one of a call. */
	private static List<String> users(OutboundKind kind, int id, int inACall) {
		List<String> users = new ArrayList<>();
		for (int i = 0; i < kind.receivers; i++) {
			while (users.size() < i * inACall) {
				users.add("u" + users.size());
			}
			users.add(word(id + i));
		}
		return users;
	}

	private <T> T get(Class<T> type) {
		return this.beans.getBean(type);
	}

	/** Gets the result for a receiver. */
	@FunctionalInterface
	interface Report {

		void of(int id, String result);

	}

}
