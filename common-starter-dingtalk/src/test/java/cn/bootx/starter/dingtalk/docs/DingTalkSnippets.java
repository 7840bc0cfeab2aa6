package cn.bootx.starter.dingtalk.docs;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.DingTalkApps;
import cn.bootx.starter.dingtalk.approbot.DingAppMsg;
import cn.bootx.starter.dingtalk.approbot.DingAppRobotSender;
import cn.bootx.starter.dingtalk.approbot.DingAppSending;
import cn.bootx.starter.dingtalk.card.DingCard;
import cn.bootx.starter.dingtalk.card.DingCardService;
import cn.bootx.starter.dingtalk.chat.DingChat;
import cn.bootx.starter.dingtalk.chat.DingChatService;
import cn.bootx.starter.dingtalk.event.DingCardChange;
import cn.bootx.starter.dingtalk.event.DingTalkCardAction;
import cn.bootx.starter.dingtalk.event.DingTalkCardHandler;
import cn.bootx.starter.dingtalk.event.DingTalkEvent;
import cn.bootx.starter.dingtalk.event.DingTalkEventHandler;
import cn.bootx.starter.dingtalk.event.DingTalkEventListener;
import cn.bootx.starter.dingtalk.event.DingTalkRobotListener;
import cn.bootx.starter.dingtalk.event.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.message.DingActionButton;
import cn.bootx.starter.dingtalk.message.DingActionCardMsg;
import cn.bootx.starter.dingtalk.message.DingButtonOrientation;
import cn.bootx.starter.dingtalk.message.DingOaBody;
import cn.bootx.starter.dingtalk.message.DingOaMsg;
import cn.bootx.starter.dingtalk.message.DingOaStatus;
import cn.bootx.starter.dingtalk.message.DingTextMsg;
import cn.bootx.starter.dingtalk.notice.DingNoticeReceivers;
import cn.bootx.starter.dingtalk.notice.DingNoticeResult;
import cn.bootx.starter.dingtalk.notice.DingNoticeSending;
import cn.bootx.starter.dingtalk.notice.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingRobot;
import cn.bootx.starter.dingtalk.robot.DingRobotActionCard;
import cn.bootx.starter.dingtalk.robot.DingRobotAt;
import cn.bootx.starter.dingtalk.robot.DingRobotMarkdown;
import cn.bootx.starter.dingtalk.robot.DingRobotMsg;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingRobotStore;
import cn.bootx.starter.dingtalk.robot.DingRobotText;
import cn.bootx.starter.dingtalk.user.DingLogin;
import cn.bootx.starter.dingtalk.user.DingLoginService;
import cn.bootx.starter.dingtalk.user.DingUserService;

/**
 * The Java of the DingTalk pages, compiled.
 */
@SuppressWarnings("unused")
final class DingTalkSnippets {

	private static final Logger log = LoggerFactory.getLogger(DingTalkSnippets.class);

	private DingTalkSnippets() {
	}

	@Service
	static class Notices {

		private final DingTalkNoticeSender sender;

		Notices(DingTalkNoticeSender sender) {
			this.sender = sender;
		}

		void paid(InputStream receipt) {
			DingNoticeReceivers receivers = DingNoticeReceivers.users("manager01", "user02").andDepartments(42L);
			this.sender.sendText("报销单 42 已打款", receivers);
			this.sender.sendMarkDown("已打款", "**报销单 42** 已打款", receivers);
			DingNoticeSending sending = this.sender.sendImage(receipt, "receipt.png", receivers);
			if (!sending.complete()) {
				log.warn("Not accepted: {}", sending.failures());
			}
		}

	}

	static class Approvals {

		void ask(DingTalkNoticeSender sender) {
			DingNoticeReceivers boss = DingNoticeReceivers.users("boss");
			DingOaMsg oa = DingOaMsg
				.of("https://example.com/orders/42", "FFBBBBBB", "采购",
						DingOaBody.builder().title("采购单 42").form("金额:", "100.00").author("张三").build())
				.withStatus(new DingOaStatus("审批中", "0xFFF65E5E"));
			long taskId = sender.sendOa(oa, boss).taskIds().get(0);
			sender.tasks().updateStatusBar(taskId, new DingOaStatus("已同意", "0xFF78C06E"));
			sender.sendActionCard(DingActionCardMsg.buttons("采购单 42", "请审批", DingButtonOrientation.HORIZONTAL,
					List.of(new DingActionButton("同意", "https://example.com/orders/42/yes"),
							new DingActionButton("驳回", "https://example.com/orders/42/no"))),
					boss);
		}

	}

	static class Followup {

		void follow(DingTalkNoticeSender sender) {
			DingNoticeReceivers receivers = DingNoticeReceivers.users("user02");
			DingNoticeSending sending = sender.send(new DingTextMsg("会议改到 15:00"), receivers, "meeting-7");
			if (sender.tasks().progress(sending).done()) {
				DingNoticeResult result = sender.tasks().result(sending);
				result.filtered().forEach((user) -> log.warn("{}: {}", user.userId(), user.reason()));
			}
			sender.tasks().recallByBusinessId("meeting-7");
		}

	}

	static class Media {

		void uploadAndDownload(DingMediaService media, InputStream image, OutputStream target, String downloadCode) {
			String mediaId = media.uploadMedia(image, "chart.png", "image");
			log.info("{}", mediaId);
			media.download(downloadCode, target);
		}

	}

	@Service
	static class Alarms {

		private final DingRobotNoticeSender robots;

		Alarms(DingRobotNoticeSender robots) {
			this.robots = robots;
		}

		void diskFull() {
			this.robots.sendSimpleText("ops", "磁盘将满");
			this.robots.sendText("ops", new DingRobotText("磁盘将满", DingRobotAt.mobiles("13800000000")));
			this.robots.sendMarkDown("ops", new DingRobotMarkdown("告警", "#### CPU 97%", DingRobotAt.ALL));
			this.robots.send("ops", DingRobotActionCard.single("告警", "CPU 97%", "查看", "https://example.com/cpu")
				.mentioning("manager01"));
		}

	}

	static class Robots {

		void add(DingRobotStore store) {
			store.save(new DingRobot("team-a", "access token of the webhook", "SEC of the robot"));
		}

	}

	static class AppRobot {

		void say(DingAppRobotSender robot) {
			DingAppSending sending = robot.sendToUsers(DingAppMsg.markdown("周报", "# 第 47 周"), "user01", "user02");
			sending.notReached().forEach((userId) -> log.warn("Not reached: {}", userId));
			String key = robot.sendToGroup(DingAppMsg.text("大家好"), "cidAbc==");
			robot.messages().readInGroup("cidAbc==", key);
			robot.messages().recallFromUsers(sending.processQueryKeys());
		}

	}

	static class Groups {

		void create(DingChatService chats) {
			DingChat chat = chats.create("项目群", "user01", List.of("user01", "user02"));
			chats.send(chat.chatId(), new DingTextMsg("欢迎"));
		}

	}

	static class Cards {

		void send(DingCardService cards) {
			cards.sendToUser(DingCard.of("your-template.schema", "order-42", Map.of("title", "采购单 42")), "user01");
			cards.update("order-42", Map.of("title", "采购单 42（已同意）"));
		}

	}

	@Component
	static class CardClicks implements DingTalkCardHandler {

		@Override
		public DingCardChange handle(DingTalkCardAction action) {
			return action.actionIds().contains("approve")
					? DingCardChange.forEverybody(Map.of("title", "已由 " + action.userId() + " 同意")) : null;
		}

	}

	@Component
	static class NewColleague implements DingTalkEventHandler {

		@Override
		public String getEventType() {
			return "user_add_org";
		}

		@Override
		public void handle(DingTalkEvent event) {
			event.member("UserId").forEach((userId) -> log.info("{} joined", userId.asText()));
		}

	}

	@Component
	static class Pushes {

		@DingTalkEventListener({ "user_leave_org", "user_modify_org" })
		void changed(DingTalkEvent event) {
			log.info("{} {}", event.type(), event.eventId());
		}

		@DingTalkRobotListener
		DingRobotMsg asked(DingTalkRobotMessage message) {
			return message.text().equals("状态") ? new DingRobotMarkdown("状态", "# 一切正常") : null;
		}

	}

	static class Login {

		private final DingLoginService login;

		Login(DingLoginService login) {
			this.login = login;
		}

		URI begin(String sessionId) {
			return this.login.begin(URI.create("https://example.com/ding/callback"), sessionId);
		}

		String finish(String authCode, String state, String sessionId) {
			DingLogin user = this.login.finish(authCode, state, sessionId);
			if (!user.member()) {
				throw new IllegalStateException("not one of us");
			}
			return user.userId();
		}

	}

	static class Users {

		void find(DingUserService users) {
			users.findUserIdByMobile("13800000000").flatMap(users::find).ifPresent((user) -> log.info(user.name()));
		}

	}

	static class SeveralApps {

		void send(DingTalkApps apps) {
			apps.get("crm").noticeSender().sendText("hi", DingNoticeReceivers.users("user01"));
		}

	}

	static class AnyApi {

		String department(DingTalkApps apps, long id) {
			return apps.getDefault()
				.client()
				.oapi("/topapi/v2/department/get", Json.object().put("dept_id", id))
				.path("result")
				.path("name")
				.asText();
		}

	}

	static class Errors {

		void send(DingRobotNoticeSender robots) {
			try {
				robots.sendSimpleText("ops", "磁盘将满");
			}
			catch (PlatformException ex) {
				switch (ex.category()) {
					case THROTTLED -> log.warn("Again in {}", ex.retryAfter().orElse(Duration.ofMinutes(10)));
					case AUTH, PERMISSION, IP_NOT_ALLOWED -> log.error("{}", ex.hint().orElse(ex.getMessage()));
					default -> throw ex;
				}
			}
		}

	}

	static class Security {

		@Bean
		ThirdAdminAuthorizer authorizer() {
			return (access) -> access.principal() != null && access.principal().getName().equals("admin");
		}

	}

}
