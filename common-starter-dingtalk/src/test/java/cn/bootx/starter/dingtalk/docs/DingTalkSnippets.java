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

import cn.bootx.starter.core.send.Recall;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.message.DingTalkAppMsg;
import cn.bootx.starter.dingtalk.message.DingTalkAppRobotSender;
import cn.bootx.starter.dingtalk.message.DingTalkCardService;
import cn.bootx.starter.dingtalk.message.DingTalkChatService;
import cn.bootx.starter.dingtalk.handler.DingTalkCardAction;
import cn.bootx.starter.dingtalk.handler.DingTalkCardChange;
import cn.bootx.starter.dingtalk.handler.DingTalkCardHandler;
import cn.bootx.starter.dingtalk.handler.DingTalkEvent;
import cn.bootx.starter.dingtalk.handler.DingTalkEventHandler;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.message.DingTalkActionButton;
import cn.bootx.starter.dingtalk.message.DingTalkMsg;
import cn.bootx.starter.dingtalk.message.DingTalkOaMsg;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeTasks;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSending;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;
import cn.bootx.starter.dingtalk.robot.DingTalkRobots;
import cn.bootx.starter.dingtalk.user.DingTalkUserService;

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
			DingTalkNoticeReceivers receivers = DingTalkNoticeReceivers.users("manager01", "user02")
				.andDepartments(42L);
			this.sender.sendText(receivers, "报销单 42 已打款");
			this.sender.sendMarkDown(receivers, "已打款", "**报销单 42** 已打款");
			DingTalkNoticeSending sending = this.sender.sendImage(receivers, receipt, "receipt.png");
			if (!sending.complete()) {
				log.warn("Not accepted: {}", sending.failures());
			}
		}

	}

	static class Approvals {

		void ask(DingTalkNoticeSender sender) {
			DingTalkNoticeReceivers boss = DingTalkNoticeReceivers.users("boss");
			DingTalkOaMsg oa = DingTalkOaMsg
				.of("https://example.com/orders/42", "FFBBBBBB", "采购",
						DingTalkOaMsg.Body.builder().title("采购单 42").form("金额:", "100.00").author("张三").build())
				.withStatus(new DingTalkOaMsg.Status("审批中", "0xFFF65E5E"));
			long taskId = sender.sendOa(boss, oa).taskIds().get(0);
			sender.tasks().updateStatusBar(taskId, new DingTalkOaMsg.Status("已同意", "0xFF78C06E"));
			sender.sendActionCard(boss,
					DingTalkMsg.ActionCard.buttons("采购单 42", "请审批", DingTalkActionButton.Orientation.HORIZONTAL,
							List.of(new DingTalkActionButton("同意", "https://example.com/orders/42/yes"),
									new DingTalkActionButton("驳回", "https://example.com/orders/42/no"))));
		}

	}

	static class Followup {

		void follow(DingTalkNoticeSender sender) {
			DingTalkNoticeReceivers receivers = DingTalkNoticeReceivers.users("user02");
			DingTalkNoticeSending sending = sender.send(receivers, new DingTalkMsg.Text("会议改到 15:00"), "meeting-7");
			if (sender.tasks().progress(sending).done()) {
				DingTalkNoticeTasks.Result result = sender.tasks().result(sending);
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
			this.robots.sendText("ops", new DingTalkRobotMsg.Text("磁盘将满", DingTalkRobotMsg.At.mobiles("13800000000")));
			this.robots.sendMarkDown("ops",
					new DingTalkRobotMsg.Markdown("告警", "#### CPU 97%", DingTalkRobotMsg.At.ALL));
			this.robots.send("ops", DingTalkRobotMsg.ActionCard.single("告警", "CPU 97%", "查看", "https://example.com/cpu")
				.mentioning("manager01"));
		}

	}

	static class Robots {

		void add(DingTalkRobots robots) {
			robots.save("team-a", Robot.Settings.ofKey("0123456789abcdef").signedWith("SECabc"));
		}

	}

	static class AppRobot {

		void say(DingTalkAppRobotSender robot) {
			SendResult sending = robot.send(List.of("user01", "user02"), DingTalkAppMsg.markdown("周报", "# 第 47 周"));
			sending.notReached().forEach((user) -> log.warn("{}: {}", user.receiver(), user.reason()));
			String key = robot.sendToGroup("cidAbc==", DingTalkAppMsg.text("大家好")).ids().get(0);
			robot.readInGroup("cidAbc==", key);
			robot.recallFromUsers(sending.ids());
			robot.send(List.of("user01"), DingTalkAppMsg.text("会议改到 15:00"), "meeting-7");
			robot.sendToGroup("cidAbc==", DingTalkAppMsg.text("会议改到 15:00"), "meeting-7");
			Recall recall = robot.recallByBusinessId("meeting-7");
			recall.failed().forEach((message, reason) -> log.warn("{}: {}", message, reason));
		}

	}

	static class Groups {

		void create(DingTalkChatService chats) {
			DingTalkChatService.Chat chat = chats.create("项目群", "user01", List.of("user01", "user02"));
			chats.send(chat.chatId(), new DingTalkMsg.Text("欢迎"));
		}

	}

	static class Cards {

		void send(DingTalkCardService cards) {
			cards.sendToUser("user01",
					DingTalkCardService.Card.of("your-template.schema", "order-42", Map.of("title", "采购单 42")));
			cards.update("order-42", Map.of("title", "采购单 42（已同意）"));
		}

	}

	@Component
	static class CardClicks implements DingTalkCardHandler {

		@Override
		public DingTalkCardChange handle(DingTalkCardAction action) {
			return action.actionIds().contains("approve")
					? DingTalkCardChange.forEverybody(Map.of("title", "已由 " + action.userId() + " 同意")) : null;
		}

	}

	@Component
	static class NewColleague implements DingTalkEventHandler {

		@Override
		public String getEvent() {
			return "user_add_org";
		}

		@Override
		public void handle(DingTalkEventMessage event) {
			event.member("UserId").forEach((userId) -> log.info("{} joined", userId.asText()));
		}

	}

	@Component
	static class Pushes {

		@DingTalkEvent({ "user_leave_org", "user_modify_org" })
		void changed(DingTalkEventMessage event) {
			log.info("{} {}", event.type(), event.eventId());
		}

		@DingTalkMessage
		DingTalkRobotMsg asked(DingTalkRobotMessage message) {
			return message.text().equals("状态") ? new DingTalkRobotMsg.Markdown("状态", "# 一切正常") : null;
		}

	}

	static class Users {

		void find(DingTalkUserService users) {
			users.findUserIdByMobile("13800000000").flatMap(users::find).ifPresent((user) -> log.info(user.name()));
		}

	}

	static class SeveralApps {

		void send(DingTalkNoticeSender sender) {
			sender.account("crm").sendText(DingTalkNoticeReceivers.users("user01"), "hi");
		}

	}

	static class AnyApi {

		String department(DingTalkClient client, long id) {
			return client.oapi("/topapi/v2/department/get", Json.object().put("dept_id", id))
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
