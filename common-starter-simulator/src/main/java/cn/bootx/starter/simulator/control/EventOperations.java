package cn.bootx.starter.simulator.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the platforms report by themselves: contacts, customers and approvals that
 * changed.
 */
record EventOperations(PlatformSimulator simulator, Accounts accounts) {

	private static final int RUNNING = 1;

	private static final int AGREED = 2;

	private static final int REFUSED = 3;

	private static final int WITHDRAWN = 4;

	private static final List<Change> CHANGES = List.of(
			new Change(Kind.WECOM, "change_contact", "create_user update_user delete_user", "UserID"),
			new Change(Kind.WECOM, "change_contact", "create_party update_party delete_party", "Id"),
			new Change(Kind.WECOM, "change_contact", "update_tag", "TagId"),
			new Change(Kind.WECOM, "change_external_contact",
					"add_external_contact add_half_external_contact edit_external_contact del_external_contact "
							+ "del_follow_user transfer_fail msg_audit_approved",
					"UserID ExternalUserID"),
			new Change(Kind.WECOM, "change_external_chat", "create update dismiss", "ChatId"),
			new Change(Kind.WECOM, "change_external_tag", "create update delete shuffle", "Id"),
			new Change(Kind.DINGTALK, "change_contact",
					"user_add_org user_modify_org user_leave_org user_active_org org_admin_add org_admin_remove",
					"UserId"),
			new Change(Kind.DINGTALK, "change_contact", "org_dept_create org_dept_modify org_dept_remove", "DeptId"));

	/**
	 * Kinds of changes that are pushed alike.
	 *
	 * @param event of WeCom; on DingTalk the type is the event
	 * @param types separated by blanks
	 * @param ids one element for each id on WeCom, a list of all ids on DingTalk
	 */
	private record Change(Kind kind, String event, String types, String ids) {

		private Stream<String> all() {
			return Stream.of(this.types.split(" "));
		}

	}

	void addTo(Map<String, Operation.Effect> effects) {
		effects.put("pushEvent", (a) -> push(this.accounts.of(a), a.text("event"), a.map("fields")));
		effects.put("pushContactChange", (a) -> change(a, "change_contact"));
		effects.put("pushCustomerChange", (a) -> change(a, a.text("event", "change_external_contact")));
		effects.put("pushApproval", this::approval);
	}

	private static Object push(Account account, String event, Map<String, ?> fields) {
		return Views.of((account.kind() == Kind.WECOM) ? account.wecom().pushes(event, fields)
				: account.dingtalk().events().push(event, fields));
	}

	private Object change(Arguments a, String event) {
		Account account = this.accounts.of(a);
		List<Change> known = CHANGES.stream()
			.filter((each) -> each.kind() == account.kind() && each.event().equals(event))
			.toList();
		String type = a.text("changeType");
		Change change = known.stream()
			.filter((each) -> each.all().anyMatch(type::equals))
			.findFirst()
			.orElseThrow(() -> ControlException.unknown("UNKNOWN_CHANGE", "changeType", event + " 没有变更 “" + type + "”",
					event + " has no change '" + type + "'", known.stream().flatMap(Change::all).toList()));
		List<String> ids = a.list("ids");
		String[] elements = change.ids().split(" ");
		if (ids.isEmpty() || account.kind() == Kind.WECOM && ids.size() != elements.length) {
			throw ControlException.field("WRONG_VALUE", "ids", "“ids” 应当是 " + change.ids(),
					"'ids' must be " + change.ids());
		}
		Map<String, Object> fields = new LinkedHashMap<>();
		if (account.kind() == Kind.WECOM) {
			fields.put("ChangeType", type);
		}
		for (int i = 0; i < elements.length; i++) {
			fields.put(elements[i], (account.kind() == Kind.WECOM) ? ids.get(i) : a.node("ids"));
		}
		fields.putAll(a.map("fields"));
		return push(account, (account.kind() == Kind.WECOM) ? event : type, fields);
	}

	private Object approval(Arguments a) {
		Account account = this.accounts.of(a);
		boolean own = a.text("approvalForm", "sys").equals("sys");
		List<Integer> votes = new ArrayList<>();
		List<Integer> results = new ArrayList<>();
		List<Object> steps = new ArrayList<>();
		for (JsonNode step : a.node("steps")) {
			List<Integer> of = new ArrayList<>();
			List<Object> approvers = new ArrayList<>();
			for (JsonNode approver : step.path("approvers")) {
				of.add(approver.path("status").asInt(RUNNING));
				approvers.add(approver(own, account, approver));
			}
			if (of.isEmpty()) {
				throw ControlException.field("WRONG_VALUE", "steps", "每一步都要有 approvers", "Each step needs 'approvers'");
			}
			boolean any = step.path("any").asBoolean();
			int result = step.path("status").asInt(together(of, any));
			votes.addAll(of);
			results.add(result);
			steps.add(own ? Fields.of("SpStatus", result, "ApproverAttr", any ? 1 : 2, "Details*", approvers) : Fields
				.of("NodeStatus", result, "NodeAttr", any ? 1 : 2, "NodeType", 1, "Items", Map.of("Item*", approvers)));
		}
		int status = a.integer("approvalStatus", together(results, false));
		int happened = (status == WITHDRAWN) ? 6
				: votes.contains(REFUSED) ? REFUSED : votes.contains(AGREED) ? AGREED : 1;
		List<Object> copies = a.list("copies").stream().<Object>map((id) -> copy(own, account, id)).toList();
		long now = this.simulator.clock().instant().getEpochSecond();
		String applicant = a.text("applicant");
		Map<String, Object> info = own
				? Fields.of("SpNoStr", a.text("number"), "SpName", a.text("name"), "SpStatus", status, "TemplateId",
						"simulated", "ApplyTime", now, "Applyer", Fields.of("UserId", applicant, "Party", "1"),
						"SpRecord*", steps, "Notifyer*", copies, "StatuChangeEvent", a.integer("change", happened))
				: Fields.of("ThirdNo", a.text("number"), "OpenSpName", a.text("name"), "OpenTemplateId", "simulated",
						"OpenSpStatus", status, "ApplyTime", now, "ApplyUserName", nameOf(account, applicant),
						"ApplyUserId", applicant, "ApplyUserParty", "模拟企业", "ApplyUserImage", "", "ApprovalNodes",
						Map.of("ApprovalNode*", steps), "NotifyNodes", Map.of("NotifyNode*", copies), "approverstep",
						results.stream().takeWhile((result) -> result == AGREED).count());
		info.putAll(a.map("fields"));
		return push(account, own ? "sys_approval_change" : "open_approval_change", Map.of("ApprovalInfo", info));
	}

	/** One refusal refuses; all must agree, or any of them. */
	private static int together(List<Integer> votes, boolean any) {
		boolean agreed = any ? votes.contains(AGREED) : votes.stream().allMatch((vote) -> vote == AGREED);
		return votes.contains(REFUSED) ? REFUSED : agreed ? AGREED : RUNNING;
	}

	private Map<String, Object> approver(boolean own, Account account, JsonNode approver) {
		String id = Fields.text(approver, "userId");
		int status = approver.path("status").asInt(RUNNING);
		String speech = Fields.text(approver, "speech");
		long time = (status == RUNNING) ? 0 : this.simulator.clock().instant().getEpochSecond();
		return own ? Fields.of("Approver", Map.of("UserId", id), "Speech", speech, "SpStatus", status, "SpTime", time)
				: Fields.of("ItemName", nameOf(account, id), "ItemUserId", id, "ItemImage", "", "ItemStatus", status,
						"ItemSpeech", speech, "ItemOpTime", time);
	}

	private Map<String, Object> copy(boolean own, Account account, String id) {
		return own ? Map.of("UserId", id)
				: Fields.of("ItemName", nameOf(account, id), "ItemUserId", id, "ItemImage", "");
	}

	private String nameOf(Account account, String userId) {
		return this.simulator.wecom()
			.users(account.wecom().agent().corpId())
			.stream()
			.filter((user) -> user.userId().equalsIgnoreCase(userId))
			.map(WeComUser::name)
			.findFirst()
			.orElse(userId);
	}

}
