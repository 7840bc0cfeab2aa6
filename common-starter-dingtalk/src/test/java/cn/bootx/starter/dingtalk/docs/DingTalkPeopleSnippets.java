package cn.bootx.starter.dingtalk.docs;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.dingtalk.handler.DingTalkContactEvent;
import cn.bootx.starter.dingtalk.handler.DingTalkEvent;
import cn.bootx.starter.dingtalk.message.DingTalkAppMsg;
import cn.bootx.starter.dingtalk.message.DingTalkAppRobotSender;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.user.DingTalkBindingService;
import cn.bootx.starter.dingtalk.user.DingTalkContactService;

/**
 * The Java of the page on people, compiled.
 */
@SuppressWarnings("unused")
final class DingTalkPeopleSnippets {

	private static final Logger log = LoggerFactory.getLogger(DingTalkPeopleSnippets.class);

	private DingTalkPeopleSnippets() {
	}

	static class Departments {

		void walk(DingTalkContactService contacts) {
			contacts.descendants(DingTalkContactService.ROOT)
				.forEach((department) -> log.info("{} below {}", department.name(), department.parentId()));
			contacts.members(42).limit(10).forEach((member) -> log.info("{}", member.userId()));
			log.info("{}", contacts.parentsOfUser("user01"));
			contacts.search("张三").findFirst().ifPresent((userId) -> log.info("{}", userId));
		}

	}

	@Service
	static class Announcements {

		private final DingTalkContactService contacts;

		private final DingTalkNoticeSender notices;

		private final DingTalkAppRobotSender robot;

		Announcements(DingTalkContactService contacts, DingTalkNoticeSender notices, DingTalkAppRobotSender robot) {
			this.contacts = contacts;
			this.notices = notices;
			this.robot = robot;
		}

		void byMobile(List<String> mobiles) {
			DingTalkContactService.Receivers found = this.contacts.findByMobiles(mobiles);
			this.notices.sendText(DingTalkNoticeReceivers.users(found.userIds().values()), "您好");
			log.warn("{} are not members", found.unknown().size());
		}

		void byDepartment() {
			this.notices.sendText(DingTalkNoticeReceivers.departments(42L), "部门通知");
			this.robot.send(this.contacts.allMemberIds(42), DingTalkAppMsg.text("部门通知"));
		}

	}

	static class Binding {

		void bind(DingTalkBindingService bindings, String userId, String dingUserId, String unionId) {
			try {
				bindings.bind(userId, dingUserId);
				bindings.bindUnionId(userId, unionId);
			}
			catch (Bindings.ConflictException ex) {
				log.warn("Not bound: {}", ex.reason());
			}
			bindings.findByUser(userId).ifPresent((bound) -> log.info("{} {}", bound.dingUserId(), bound.unionId()));
			bindings.findByUnionId(unionId).ifPresent((bound) -> log.info("is user {}", bound.userId()));
			Bindings.Lookup found = bindings.dingUserIds(List.of("42", "43"));
			log.info("{} {}", found.ids(), found.unknown());
			bindings.unbindUser(userId);
		}

	}

	@Component
	static class Leavers {

		private final DingTalkBindingService bindings;

		Leavers(DingTalkBindingService bindings) {
			this.bindings = bindings;
		}

		@DingTalkEvent("user_leave_org")
		void left(DingTalkContactEvent event, String account) {
			DingTalkBindingService mine = this.bindings.account(account);
			event.userIds()
				.forEach((userId) -> mine.findByDingUserId(userId)
					.ifPresent((bound) -> mine.unbindUser(bound.userId())));
		}

	}

}
