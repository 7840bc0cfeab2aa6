package cn.bootx.starter.dingtalk.task;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Approvals and to-dos on the simulated platform. */
class TasksOnThePlatformTests {

	private static final String TASKS = "/dingapi/v1.0/todo/users/union-u1/tasks";

	private static final String INSTANCES = "/dingapi/v1.0/workflow/processInstances";

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkApprovalService approvals = this.fixture.app().approvals();

	private final DingTalkTodoService todos = this.fixture.app().todos();

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void anApprovalIsAgreedToStepByStep() {
		String id = start();
		DingTalkApprovalInstance instance = this.approvals.find(id).orElseThrow();
		assertThat(instance.running()).isTrue();
		assertThat(instance.taskOf("u2")).isEmpty();
		this.approvals.agree(id, instance.taskOf("u1").orElseThrow().id(), "u1", "ok");
		instance = this.approvals.find(id).orElseThrow();
		this.approvals.agree(id, instance.taskOf("u2").orElseThrow().id(), "u2", null);
		instance = this.approvals.find(id).orElseThrow();
		assertThat(instance.agreed()).isTrue();
		assertThat(instance.running()).isFalse();
		assertThat(instance.finishedAt()).isNotNull();
		assertThat(instance.operations()).hasSize(2);
		assertThat(this.approvals.ids("PROC-1", this.fixture.clock().instant(), this.fixture.clock().instant()))
			.containsExactly(id);
	}

	@Test
	void anApprovalThatEndedCannotBeDecidedOrTerminated() {
		String id = start();
		long task = this.approvals.find(id).orElseThrow().taskOf("u1").orElseThrow().id();
		this.approvals.terminate(id, "u1", null);
		PlatformException failure = catchThrowableOfType(PlatformException.class,
				() -> this.approvals.terminate(id, "u1", null));
		assertThat(failure.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
		assertThat(failure.hint().orElseThrow()).contains("still runs");
		this.approvals.find(id).ifPresent((instance) -> assertThat(instance.running()).isFalse());
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.approvals.refuse(id, task + 1, "u1", null));
	}

	@Test
	void anApprovalWhoseAnswerWasLostIsNotStartedAgain() {
		this.fixture.simulator().faults().next(INSTANCES, 1, SimulatorResponse.json(504, Map.of("x", 1)));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this::start)
			.matches(PlatformException::outcomeUnknown);
		assertThat(this.fixture.simulator().calls().count(INSTANCES)).isEqualTo(1);
	}

	@Test
	void anUnknownTemplateSaysWhereItsCodeIs() {
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.approvals.start(DingTalkApproval.of("leave", "u1").field("a", "b")))
			.matches((failure) -> failure.category() == ErrorCategory.NOT_FOUND)
			.withMessageContaining("processCode");
	}

	@Test
	void aTodoOfOneSourceIdIsCreatedOnce() {
		DingTalkTodo todo = DingTalkTodo.of("审合同", "union-u2").withSourceId("order-42");
		DingTalkTodoService.Task first = this.todos.create("union-u1", todo);
		assertThat(this.todos.create("union-u1", todo).id()).isEqualTo(first.id());
		assertThat(this.todos.findBySourceId("union-u1", "order-42").orElseThrow().id()).isEqualTo(first.id());
		assertThat(this.todos.list("union-u2", false)).hasSize(1);
	}

	@Test
	void aTodoWhoseAnswerWasLostIsCreatedAgainAndThereIsOne() {
		this.fixture.simulator().faults().next(TASKS, 2, SimulatorResponse.json(504, Map.of("x", 1)));
		this.todos.create("union-u1", DingTalkTodo.of("审合同", "union-u2"));
		assertThat(this.fixture.simulator().calls().count(TASKS)).isEqualTo(3);
		assertThat(this.fixture.simulator().calls().of(TASKS))
			.extracting((call) -> call.json().path("sourceId").asText())
			.containsOnly(this.todos.list("union-u2", false).findFirst().orElseThrow().sourceId());
	}

	@Test
	void aTodoThatNeverGetsAnAnswerIsReportedAsUnknown() {
		this.fixture.simulator().faults().next(TASKS, 3, SimulatorResponse.json(504, Map.of("x", 1)));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.todos.create("union-u1", DingTalkTodo.of("审合同")))
			.matches(PlatformException::outcomeUnknown);
		assertThat(this.fixture.simulator().calls().count(TASKS)).isEqualTo(3);
	}

	@Test
	void aRefusalBecauseOfTheSourceIdGivesTheTodoThatExists() {
		DingTalkTodo todo = DingTalkTodo.of("审合同", "union-u2").withSourceId("order-42");
		DingTalkTodoService.Task first = this.todos.create("union-u1", todo);
		this.fixture.simulator()
			.faults()
			.next(TASKS, 1, SimulatorResponse.json(400, Map.of("code", "param.error", "message",
					"todo.taskCreate.paramError%!(EXTRA string=task existed sourceId is order-42)")));
		assertThat(this.todos.create("union-u1", todo).id()).isEqualTo(first.id());
	}

	@Test
	void aTodoIsChangedCompletedAndDeleted() {
		String id = this.todos.create("union-u1", DingTalkTodo.of("审合同", "union-u1", "union-u2")).id();
		this.todos.update("union-u1", id, DingTalkTodo.of("审新合同"));
		assertThat(this.todos.find("union-u1", id).orElseThrow().subject()).isEqualTo("审新合同");
		this.todos.complete("union-u1", id);
		assertThat(this.todos.list("union-u2", false)).isEmpty();
		assertThat(this.todos.list("union-u2", true)).hasSize(1);
		this.todos.complete("union-u1", id, List.of("union-u2"), false);
		assertThat(this.todos.find("union-u1", id).orElseThrow().done()).isFalse();
		assertThat(this.todos.delete("union-u1", id)).isTrue();
		assertThat(this.todos.delete("union-u1", id)).isFalse();
		assertThat(this.todos.find("union-u1", id)).isEmpty();
		assertThat(this.todos.findBySourceId("union-u1", "none")).isEmpty();
	}

	@Test
	void aMissingPermissionIsNamed() {
		this.fixture.simulated().withdraw("Todo.Todo.Write");
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.todos.create("union-u1", DingTalkTodo.of("审合同")))
			.matches((failure) -> failure.category() == ErrorCategory.PERMISSION)
			.withMessageContaining("Todo.Todo.Write");
	}

	private String start() {
		return this.approvals.start(
				DingTalkApproval.of("PROC-1", "u1").field("事由", "出差").approvers(DingTalkApproval.Mode.ALL, "u1", "u2"));
	}

}
