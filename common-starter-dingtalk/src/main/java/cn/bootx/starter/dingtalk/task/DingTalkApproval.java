package cn.bootx.starter.dingtalk.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;

/**
 * An approval to start: a template, who starts it and what the form says. Without
 * approvers the flow of the template decides who approves.
 * <p>
 * {@snippet :
 * DingTalkApproval.of("PROC-6FD3C5A0", "user01")
 * 	.field("事由", "出差")
 * 	.field("天数", "3")
 * 	.approvers(DingTalkApproval.Mode.ALL, "boss", "finance")
 * 	.copyTo(DingTalkApproval.When.FINISH, "user02");
 * }
 *
 * @param processCode code of the template, {@code PROC-…}
 * @param originatorUserId user id of who starts it
 * @param departmentId department that the originator acts for; -1 for the root
 * @param fields controls of the form by their names in the template, 1 to 150
 * @param steps who approves, one after the other
 * @param selected approvers that the originator selects where the template asks for it
 * @param copies user ids of who gets a copy
 * @param copyWhen when they get it, or null
 * @since 0.1.0
 */
public record DingTalkApproval(String processCode, String originatorUserId, long departmentId, List<Field> fields,
		List<Step> steps, List<Selected> selected, List<String> copies, @Nullable When copyWhen) {

	private static final int MAX_FIELDS = 150;

	private static final long ROOT = -1;

	public DingTalkApproval {
		fields = List.copyOf(fields);
		steps = List.copyOf(steps);
		selected = List.copyOf(selected);
		copies = List.copyOf(copies);
	}

	/** An approval of the root department, to which at least one field is added. */
	public static DingTalkApproval of(String processCode, String originatorUserId) {
		return new DingTalkApproval(processCode, originatorUserId, ROOT, List.of(), List.of(), List.of(), List.of(),
				null);
	}

	/** The same for another department of the originator. */
	public DingTalkApproval department(long departmentId) {
		return new DingTalkApproval(this.processCode, this.originatorUserId, departmentId, this.fields, this.steps,
				this.selected, this.copies, this.copyWhen);
	}

	/** The same with a further control; dates and numbers are texts as well. */
	public DingTalkApproval field(String name, String value) {
		return new DingTalkApproval(this.processCode, this.originatorUserId, this.departmentId,
				plus(this.fields, new Field(name, value, null, null)), this.steps, this.selected, this.copies,
				this.copyWhen);
	}

	/**
	 * The same with a control whose value is a list, which DingTalk wants as JSON in a
	 * text: several choices, pictures, rows of a table.
	 */
	public DingTalkApproval field(String name, JsonNode value) {
		return field(name, Json.write(value));
	}

	/** The same with a step of approvers; one alone has no mode. */
	public DingTalkApproval approvers(Mode mode, String... userIds) {
		return new DingTalkApproval(this.processCode, this.originatorUserId, this.departmentId, this.fields,
				plus(this.steps, new Step(mode, List.of(userIds))), this.selected, this.copies, this.copyWhen);
	}

	/**
	 * The same with approvers that the originator selects.
	 * @param key the {@code actionerKey} of the template's step
	 */
	public DingTalkApproval select(String key, String... userIds) {
		return new DingTalkApproval(this.processCode, this.originatorUserId, this.departmentId, this.fields, this.steps,
				plus(this.selected, new Selected(key, List.of(userIds))), this.copies, this.copyWhen);
	}

	/** The same with users who get a copy. */
	public DingTalkApproval copyTo(When when, String... userIds) {
		return new DingTalkApproval(this.processCode, this.originatorUserId, this.departmentId, this.fields, this.steps,
				this.selected, List.of(userIds), when);
	}

	private static <T> List<T> plus(List<T> list, T one) {
		List<T> more = new ArrayList<>(list);
		more.add(one);
		return more;
	}

	void check(String api) {
		MessageCheck check = MessageCheck.of(Platform.DING_TALK, api)
			.required("processCode", this.processCode)
			.required("originatorUserId", this.originatorUserId)
			.count("formComponentValues", this.fields, 1, MAX_FIELDS);
		for (int i = 0; i < this.fields.size(); i++) {
			check.required("formComponentValues[" + i + "].name", this.fields.get(i).name());
		}
		for (int i = 0; i < this.steps.size(); i++) {
			check(check, "approvers[" + i + "].userIds", this.steps.get(i).userIds());
		}
		for (int i = 0; i < this.selected.size(); i++) {
			check.required("targetSelectActioners[" + i + "].actionerKey", this.selected.get(i).key());
			check(check, "targetSelectActioners[" + i + "].actionerUserIds", this.selected.get(i).userIds());
		}
		check.done();
	}

	private static void check(MessageCheck check, String field, List<String> userIds) {
		check.count(field, userIds, 1, Integer.MAX_VALUE)
			.isTrue(userIds.stream().noneMatch(String::isBlank), field, "has a blank user id");
	}

	ObjectNode toJson() {
		ObjectNode json = Json.object("originatorUserId", this.originatorUserId, "processCode", this.processCode)
			.put("deptId", this.departmentId);
		array(json, "approvers", this.steps.stream().map(Step::toJson));
		array(json, "targetSelectActioners", this.selected.stream().map(Selected::toJson));
		if (!this.copies.isEmpty()) {
			this.copies.forEach(json.putArray("ccList")::add);
			if (this.copyWhen != null) {
				json.put("ccPosition", this.copyWhen.name());
			}
		}
		array(json, "formComponentValues", this.fields.stream().map(Field::toJson));
		return json;
	}

	private static void array(ObjectNode json, String name, Stream<ObjectNode> elements) {
		List<ObjectNode> all = elements.toList();
		if (!all.isEmpty()) {
			json.putArray(name).addAll(all);
		}
	}

	/** Leaves out what the form says. */
	@Override
	public String toString() {
		return "DingTalkApproval[processCode=" + this.processCode + ", fields=" + this.fields.size() + "]";
	}

	/** How several approvers of one step decide: all of them, or the first one. */
	public enum Mode {

		/** All must agree (会签). */
		ALL("AND"),

		/** One is enough (或签). */
		ANY("OR");

		private final String actionType;

		Mode(String actionType) {
			this.actionType = actionType;
		}

	}

	/** When copies are sent, in DingTalk's words. */
	public enum When {

		START, FINISH, START_FINISH

	}

	/**
	 * A control of the form and its value.
	 *
	 * @param value always a text; what is a list is JSON in a text
	 * @param extValue further data of the control, or null
	 * @param componentType kind of the control, or null
	 */
	public record Field(String name, String value, @Nullable String extValue, @Nullable String componentType) {

		ObjectNode toJson() {
			return Json.object("name", this.name, "value", this.value, "extValue", this.extValue, "componentType",
					this.componentType);
		}

		/** Leaves the value out. */
		@Override
		public String toString() {
			return "Field[name=" + this.name + "]";
		}

	}

	/** Approvers of one step. */
	public record Step(Mode mode, List<String> userIds) {

		public Step {
			userIds = List.copyOf(userIds);
		}

		ObjectNode toJson() {
			ObjectNode json = Json.object()
				.put("actionType", (this.userIds.size() > 1) ? this.mode.actionType : "NONE");
			ArrayNode ids = json.putArray("userIds");
			this.userIds.forEach(ids::add);
			return json;
		}

	}

	/** Approvers that the originator selects for a step of the template. */
	public record Selected(String key, List<String> userIds) {

		public Selected {
			userIds = List.copyOf(userIds);
		}

		ObjectNode toJson() {
			ObjectNode json = Json.object("actionerKey", this.key);
			ArrayNode ids = json.putArray("actionerUserIds");
			this.userIds.forEach(ids::add);
			return json;
		}

	}

}
