package cn.bootx.starter.dingtalk.docs;

import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.dingtalk.handler.DingTalkApprovalEvent;
import cn.bootx.starter.dingtalk.handler.DingTalkEvent;
import cn.bootx.starter.dingtalk.task.DingTalkApproval;
import cn.bootx.starter.dingtalk.task.DingTalkApprovalInstance;
import cn.bootx.starter.dingtalk.task.DingTalkApprovalService;
import cn.bootx.starter.dingtalk.task.DingTalkTodo;
import cn.bootx.starter.dingtalk.task.DingTalkTodoService;

/**
 * The Java of the pages on approvals and to-dos, compiled.
 */
@SuppressWarnings("unused")
final class DingTalkTaskSnippets {

	private static final Logger log = LoggerFactory.getLogger(DingTalkTaskSnippets.class);

	private DingTalkTaskSnippets() {
	}

	@Service
	static class Trips {

		private final DingTalkApprovalService approvals;

		Trips(DingTalkApprovalService approvals) {
			this.approvals = approvals;
		}

		String ask(String userId) {
			return this.approvals.start(DingTalkApproval.of("PROC-6FD3C5A0", userId)
				.field("事由", "客户拜访")
				.field("天数", "3")
				.approvers(DingTalkApproval.Mode.ALL, "manager01", "finance01")
				.copyTo(DingTalkApproval.When.FINISH, "assistant01"));
		}

		void decide(String instanceId, String approver) {
			DingTalkApprovalInstance instance = this.approvals.find(instanceId).orElseThrow();
			instance.taskOf(approver).ifPresent((task) -> this.approvals.agree(instanceId, task.id(), approver, "同意"));
		}

		void cancel(String instanceId, String userId) {
			this.approvals.terminate(instanceId, userId, "行程取消");
		}

	}

	static class LostAnswer {

		void start(DingTalkApprovalService approvals, DingTalkApproval approval) {
			Instant before = Instant.now().minus(Duration.ofMinutes(1));
			try {
				approvals.start(approval);
			}
			catch (PlatformException ex) {
				if (!ex.outcomeUnknown()) {
					throw ex;
				}
				approvals.ids(approval.processCode(), before, Instant.now(), "RUNNING")
					.forEach((id) -> log.warn("May be it: {}", id));
			}
		}

	}

	@Component
	static class TripDecisions {

		@DingTalkEvent(value = "bpms_instance_change", key = "finish")
		void decided(DingTalkApprovalEvent approval) {
			log.info("{}: {}", approval.instanceId(), approval.agreed() ? "agreed" : "refused");
		}

		@DingTalkEvent(value = "bpms_task_change", key = "start")
		void waiting(DingTalkApprovalEvent task) {
			log.info("{} waits for {}", task.instanceId(), task.userId());
		}

	}

	@Service
	static class Contracts {

		private final DingTalkTodoService todos;

		Contracts(DingTalkTodoService todos) {
			this.todos = todos;
		}

		void review(String ownerUnionId, String reviewerUnionId, String contractId) {
			this.todos.create(ownerUnionId,
					DingTalkTodo.of("审阅合同", reviewerUnionId)
						.withSourceId("contract-" + contractId)
						.withPages("https://example.com/m/contracts/" + contractId,
								"https://example.com/contracts/" + contractId)
						.dueAt(Instant.now().plus(Duration.ofDays(2)))
						.withPriority(DingTalkTodo.Priority.HIGH)
						.withDing());
		}

		void reviewed(String ownerUnionId, String contractId) {
			this.todos.findBySourceId(ownerUnionId, "contract-" + contractId)
				.ifPresent((todo) -> this.todos.complete(ownerUnionId, todo.id()));
		}

		long open(String reviewerUnionId) {
			return this.todos.list(reviewerUnionId, false).count();
		}

	}

}
