package cn.bootx.starter.dingtalk;

import java.time.Clock;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.message.DingTalkAppRobotSender;
import cn.bootx.starter.dingtalk.message.DingTalkCardService;
import cn.bootx.starter.dingtalk.message.DingTalkChatService;
import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.task.DingTalkApprovalService;
import cn.bootx.starter.dingtalk.task.DingTalkTodoService;
import cn.bootx.starter.dingtalk.login.DingTalkLoginService;
import cn.bootx.starter.dingtalk.user.DingTalkContactService;
import cn.bootx.starter.dingtalk.user.DingTalkUserService;

/**
 * One application with its services, without Spring.
 */
public record TestApp(DingTalkAccounts accounts, ExpiringStore store, Clock clock) {

	public DingTalkClient client() {
		return this.accounts.getDefault();
	}

	public DingAccessService access() {
		return client().access();
	}

	public DingMediaService media() {
		return new DingMediaService(client(), this.store, null);
	}

	public DingTalkNoticeSender noticeSender() {
		return new DingTalkNoticeSender(client(), media(), this.store, this.clock);
	}

	public DingTalkAppRobotSender robotSender() {
		return new DingTalkAppRobotSender(client(), this.store);
	}

	public DingTalkChatService chats() {
		return new DingTalkChatService(client());
	}

	public DingTalkCardService cards() {
		return new DingTalkCardService(client());
	}

	public DingTalkApprovalService approvals() {
		return new DingTalkApprovalService(client());
	}

	public DingTalkTodoService todos() {
		return new DingTalkTodoService(client());
	}

	public DingTalkUserService users() {
		return new DingTalkUserService(client());
	}

	public DingTalkContactService contacts() {
		return new DingTalkContactService(client(), users());
	}

	public DingTalkLoginService login() {
		return new DingTalkLoginService(client(), users());
	}

}
