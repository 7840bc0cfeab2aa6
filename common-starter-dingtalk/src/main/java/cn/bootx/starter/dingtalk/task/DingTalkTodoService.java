package cn.bootx.starter.dingtalk.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.text.LogText;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;
import cn.bootx.starter.dingtalk.client.Paged;

/**
 * To-dos (待办) of members. Reading needs the permission {@code Todo.Todo.Read}, everything
 * else {@code Todo.Todo.Write}. People are union ids: those of a user id are in
 * {@link cn.bootx.starter.dingtalk.user.DingTalkUserService#find}.
 * <p>
 * The owner of a to-do is who created it; the same union id is needed to change, complete
 * and delete it.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/add-dingtalk-to-do-task">DingTalk</a>
 */
public final class DingTalkTodoService {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkTodoService.class);

	private static final String TASKS = "/v1.0/todo/users/{unionId}/tasks";

	private static final String TASK = TASKS + "/{taskId}";

	private static final String STATUS = TASK + "/executorStatus";

	private static final String BY_SOURCE = TASKS + "/sources/{sourceId}";

	private static final String QUERY = "/v1.0/todo/users/{unionId}/org/tasks/query";

	/** Of a creation whose answer is lost. */
	private static final int ATTEMPTS = 3;

	private final DingTalkClient client;

	public DingTalkTodoService(DingTalkClient client) {
		this.client = client;
	}

	/** The service of another application. */
	public DingTalkTodoService account(String name) {
		return new DingTalkTodoService(this.client.account(name));
	}

	/**
	 * Creates a to-do, or returns the one that was created with the same source id. A
	 * creation whose answer is lost is repeated, up to three times in all: with a source
	 * id, made where the to-do has none, it is created once nevertheless.
	 * @param ownerUnionId who creates it
	 */
	public Task create(String ownerUnionId, DingTalkTodo todo) {
		String sourceId = (todo.sourceId() != null) ? todo.sourceId() : UUID.randomUUID().toString();
		place(todo.check(TASKS), "unionId", ownerUnionId).done();
		ObjectNode body = todo.toJson(sourceId, ownerUnionId);
		for (int attempt = 1;; attempt++) {
			try {
				return task(TASKS,
						this.client.api((base) -> ApiCall.post(base, TASKS)
							.path("unionId", ownerUnionId)
							.query("operatorId", ownerUnionId)
							.json(body)));
			}
			catch (PlatformException ex) {
				if (isDuplicate(ex)) {
					Optional<Task> existing = findBySourceId(ownerUnionId, sourceId);
					if (existing.isPresent()) {
						return existing.get();
					}
					throw ex;
				}
				if (!ex.outcomeUnknown() || attempt == ATTEMPTS) {
					throw ex;
				}
				logger.info("A to-do got no answer and is created again with the same source id: {}", ex.getMessage());
			}
		}
	}

	/** Instead of the task that exists DingTalk has been seen to refuse. */
	private static boolean isDuplicate(PlatformException ex) {
		return ex.category() == ErrorCategory.INVALID_ARGUMENT && ex.platformMessage().contains("existed");
	}

	/** A to-do by DingTalk's id; empty if there is none. */
	public Optional<Task> find(String ownerUnionId, String taskId) {
		check(TASK, ownerUnionId, "taskId", taskId);
		return find(TASK, (base) -> ApiCall.get(base, TASK).path("unionId", ownerUnionId).path("taskId", taskId));
	}

	/** A to-do by the host's own id; empty if there is none. */
	public Optional<Task> findBySourceId(String ownerUnionId, String sourceId) {
		check(BY_SOURCE, ownerUnionId, "sourceId", sourceId);
		return find(BY_SOURCE,
				(base) -> ApiCall.get(base, BY_SOURCE).path("unionId", ownerUnionId).path("sourceId", sourceId));
	}

	private Optional<Task> find(String api, Function<HttpUrl, ApiCall> call) {
		try {
			return Optional.of(task(api, this.client.api(call)));
		}
		catch (PlatformException ex) {
			if (isUnknownTask(ex)) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	/** Changes what a to-do says; what is null or empty stays. */
	public void update(String ownerUnionId, String taskId, DingTalkTodo changed) {
		place(place(changed.check(TASK), "unionId", ownerUnionId), "taskId", taskId).done();
		put(ownerUnionId, taskId, changed.changes());
	}

	/** Marks a to-do as done for everybody. */
	public void complete(String ownerUnionId, String taskId) {
		check(TASK, ownerUnionId, "taskId", taskId);
		put(ownerUnionId, taskId, Json.object().put("done", true));
	}

	/** Marks a to-do as done, or no longer, for some of its executors. */
	public void complete(String ownerUnionId, String taskId, Collection<String> executorUnionIds, boolean done) {
		place(place(MessageCheck.of(Platform.DING_TALK, STATUS), "unionId", ownerUnionId), "taskId", taskId)
			.count("executorStatusList", executorUnionIds, 1, Integer.MAX_VALUE)
			.done();
		ObjectNode body = Json.object();
		ArrayNode list = body.putArray("executorStatusList");
		executorUnionIds.forEach((unionId) -> list.addObject().put("id", unionId).put("isDone", done));
		this.client.api((base) -> change(ApiCall.put(base, STATUS), ownerUnionId, taskId).json(body));
	}

	/** Deletes a to-do; false if there is none. */
	public boolean delete(String ownerUnionId, String taskId) {
		check(TASK, ownerUnionId, "taskId", taskId);
		try {
			this.client.api((base) -> change(ApiCall.delete(base, TASK), ownerUnionId, taskId));
			return true;
		}
		catch (PlatformException ex) {
			if (isUnknownTask(ex)) {
				return false;
			}
			throw ex;
		}
	}

	/** The to-dos of a user, open or done, read page by page. */
	public Stream<Task> list(String executorUnionId, boolean done) {
		place(MessageCheck.of(Platform.DING_TALK, QUERY), "unionId", executorUnionId).done();
		return Paged.read((next) -> {
			ObjectNode body = Json.object("nextToken", next).put("isDone", done);
			body.putArray("roleTypes").addArray().add("executor");
			JsonNode answer = this.client
				.api((base) -> ApiCall.post(base, QUERY).path("unionId", executorUnionId).json(body));
			return new Paged.Page<>(
					Lenient.elements(answer.path("todoCards")).stream().map((card) -> task(QUERY, card)).toList(),
					Lenient.text(answer.path("nextToken")));
		});
	}

	private void put(String ownerUnionId, String taskId, ObjectNode body) {
		this.client.api((base) -> change(ApiCall.put(base, TASK), ownerUnionId, taskId).json(body));
	}

	private static ApiCall change(ApiCall call, String ownerUnionId, String taskId) {
		return call.path("unionId", ownerUnionId).path("taskId", taskId).query("operatorId", ownerUnionId);
	}

	private static void check(String api, String unionId, String field, String value) {
		place(place(MessageCheck.of(Platform.DING_TALK, api), "unionId", unionId), field, value).done();
	}

	/** A value that stands in the path. */
	private static MessageCheck place(MessageCheck check, String field, String value) {
		return check.required(field, value)
			.isTrue(!value.equals(".") && !value.equals(".."), field, "must not be . or ..");
	}

	/** An unknown account or path is not an unknown task. */
	private static boolean isUnknownTask(PlatformException ex) {
		return ex.category() == ErrorCategory.NOT_FOUND && !ex.code().equals("404")
				&& !ex.code().startsWith("unknown-");
	}

	private static Task task(String api, JsonNode task) {
		return new Task(UnreadableAnswer.require(Platform.DING_TALK, api, task, "id", "taskId"),
				Lenient.text(task.path("sourceId")), Lenient.text(task.path("subject")),
				Lenient.text(task.path("description")), Lenient.bool(task.path(task.has("done") ? "done" : "isDone")),
				Lenient.text(task.path("creatorId")), Lenient.texts(task.path("executorIds")),
				Lenient.time(task.path("dueTime")), Lenient.time(task.path("createdTime")), task);
	}

	/**
	 * A to-do as DingTalk has it.
	 *
	 * @param sourceId the host's own id, or null
	 * @param executorUnionIds who has to do it; empty in lists
	 * @param raw the whole answer, for everything else
	 */
	public record Task(String id, @Nullable String sourceId, @Nullable String subject, @Nullable String description,
			boolean done, @Nullable String creatorUnionId, List<String> executorUnionIds, @Nullable Instant dueAt,
			@Nullable Instant createdAt, JsonNode raw) {

		/** Leaves out what it says. */
		@Override
		public String toString() {
			return "Task[id=" + LogText.line(this.id) + ", done=" + this.done + "]";
		}

	}

}
