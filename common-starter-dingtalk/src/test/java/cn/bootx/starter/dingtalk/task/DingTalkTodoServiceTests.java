package cn.bootx.starter.dingtalk.task;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.Golden;
import cn.bootx.starter.dingtalk.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is sent to the platform and read from it, byte by byte. */
class DingTalkTodoServiceTests {

	private static final String TASKS = "/v1.0/todo/users/union-u1/tasks";

	private final StubPlatform platform = new StubPlatform();

	private final DingTalkTodoService todos = this.platform.app().todos();

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void createsATodo() {
		this.platform.answer(TASKS,
				"{\"id\":\"t-1\",\"subject\":\"审合同\",\"done\":false,\"createdTime\":1767196800000}");
		DingTalkTodoService.Task task = this.todos.create("union-u1", DingTalkTodo.of("审合同").withSourceId("order-42"));
		assertThat(task.id()).isEqualTo("t-1");
		assertThat(task.createdAt()).isEqualTo(Instant.ofEpochMilli(1767196800000L));
		Golden.assertMatches("task/todo_least", this.platform.calls(TASKS).get(0).json());
		this.todos.create("union-u1",
				DingTalkTodo.of("审合同", "union-u2")
					.withSourceId("order-42")
					.withDescription("三份")
					.dueAt(Instant.ofEpochMilli(1767196800000L))
					.withParticipants("union-u3")
					.withPages("https://a.example/1", "https://p.example/1")
					.withPriority(DingTalkTodo.Priority.URGENT)
					.forExecutorsOnly()
					.withDing());
		StubPlatform.Call call = this.platform.calls(TASKS).get(1);
		Golden.assertMatches("task/todo_full", call.json());
		assertThat(call.method()).isEqualTo("POST");
		assertThat(call.query()).isEqualTo("operatorId=union-u1");
		assertThat(task.toString() + DingTalkTodo.of("审合同")).doesNotContain("审合同");
	}

	@Test
	void makesASourceIdWhereThereIsNone() {
		this.platform.answer(TASKS, "{\"id\":\"t-1\"}");
		this.todos.create("union-u1", DingTalkTodo.of("审合同"));
		this.todos.create("union-u1", DingTalkTodo.of("审合同"));
		assertThat(this.platform.calls(TASKS)).extracting((call) -> call.json().path("sourceId").asText())
			.doesNotContain("")
			.doesNotHaveDuplicates();
	}

	@Test
	void putsIdsIntoThePathAsTheyAre() {
		String path = "/v1.0/todo/users/a%2Fb%3F/tasks/t%20%231";
		this.platform.answer(path, "{\"result\":true}");
		this.todos.complete("a/b?", "t #1");
		this.todos.update("a/b?", "t #1", DingTalkTodo.of("改").dueAt(Instant.ofEpochMilli(5)));
		this.platform.answer(path + "/executorStatus", "{\"result\":true}");
		this.todos.complete("a/b?", "t #1", List.of("union-u2"), false);
		assertThat(this.todos.delete("a/b?", "t #1")).isTrue();
		assertThat(this.platform.calls(path)).extracting(StubPlatform.Call::method)
			.containsExactly("PUT", "PUT", "DELETE");
		assertThat(this.platform.calls(path)).extracting(StubPlatform.Call::body)
			.containsExactly("{\"done\":true}", "{\"subject\":\"改\",\"dueTime\":5}", "");
		assertThat(this.platform.calls(path)).allMatch((call) -> call.query().equals("operatorId=a/b?"));
		assertThat(this.platform.calls(path + "/executorStatus")).singleElement()
			.satisfies((call) -> assertThat(call.body())
				.isEqualTo("{\"executorStatusList\":[{\"id\":\"union-u2\",\"isDone\":false}]}"));
	}

	@Test
	void namesAllProblemsBeforeItSends() {
		DingTalkTodo wrong = DingTalkTodo.of("字".repeat(1025), " ")
			.withSourceId("x".repeat(129))
			.withDescription("字".repeat(4097))
			.withParticipants("");
		InvalidMessageException failure = catchThrowableOfType(InvalidMessageException.class,
				() -> this.todos.create("..", wrong));
		assertThat(failure.problems()).extracting(InvalidMessageException.Problem::field)
			.containsExactly("sourceId", "subject", "description", "executorIds", "participantIds", "unionId");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.todos.create("u", DingTalkTodo.of(" ").withSourceId(" ")))
			.withMessageContaining("subject is missing")
			.withMessageContaining("sourceId is blank");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.todos.delete("", "."))
			.satisfies((problems) -> assertThat(problems.problems()).hasSize(2));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.todos.complete("u", "t", List.of(), true));
		assertThat(this.platform.calls(TASKS)).isEmpty();
	}

	@Test
	void takesTextsOnTheirEdges() {
		this.platform.answer(TASKS, "{\"id\":\"t-1\"}");
		this.todos.create("union-u1",
				DingTalkTodo.of("字".repeat(1024)).withSourceId("x".repeat(128)).withDescription("😀".repeat(4096)));
		assertThat(this.platform.calls(TASKS)).hasSize(1);
	}

	@Test
	void listsPageByPage() {
		String path = "/v1.0/todo/users/union-u2/org/tasks/query";
		this.platform.answer(path,
				"{\"todoCards\":[{\"taskId\":\"t-1\",\"isDone\":\"true\",\"sourceId\":\"s\"}],\"nextToken\":\"n1\"}");
		this.platform.answer(path, "{\"todoCards\":{\"taskId\":\"t-2\",\"isDone\":true}}");
		assertThat(this.todos.list("union-u2", true))
			.extracting(DingTalkTodoService.Task::id, DingTalkTodoService.Task::done)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("t-1", true),
					org.assertj.core.groups.Tuple.tuple("t-2", true));
		assertThat(this.platform.calls(path)).extracting(StubPlatform.Call::body)
			.containsExactly("{\"isDone\":true,\"roleTypes\":[[\"executor\"]]}",
					"{\"nextToken\":\"n1\",\"isDone\":true,\"roleTypes\":[[\"executor\"]]}");
	}

}
