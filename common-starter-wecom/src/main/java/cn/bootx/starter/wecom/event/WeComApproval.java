package cn.bootx.starter.wecom.event;

import java.time.Instant;
import java.util.List;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * A change of an approval of WeCom's own (审批), event {@code sys_approval_change}, with
 * all steps and people. Codes that WeCom adds later are passed on as they are.
 *
 * @param number of the approval (SpNo), a number too long for an int
 * @param name of its template
 * @param status after the change: 1 running, 2 passed, 3 refused, 4 withdrawn, 6
 * withdrawn after it had passed, 7 deleted, 10 paid
 * @param applicant user id of who applied
 * @param applicantDepartment department of the applicant
 * @param change what happened: 1 submitted, 2 agreed, 3 refused, 4 handed on, 5 urged, 6
 * withdrawn, 8 withdrawn after it had passed, 10 commented, 11 sent back, 12 approver
 * added, 13 agreed and approver added, 14 handled, 15 passed on
 * @param steps the approvals, in order
 * @param process the same with copies and handling, in newer pushes
 * @param copiedTo user ids of who gets a copy
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/96508">WeCom</a>
 */
public record WeComApproval(String number, @Nullable String name, int status, @Nullable String templateId,
		@Nullable Instant appliedAt, @Nullable String applicant, @Nullable Long applicantDepartment, int change,
		List<Step> steps, List<Node> process, List<String> copiedTo, List<Comment> comments) {

	/** What the event says, or null for another event. */
	public static @Nullable WeComApproval of(WxCpXmlMessage message) {
		WeComFields fields = WeComFields.of(message);
		WeComFields info = fields.part("ApprovalInfo");
		// The text has all digits, the number may be missing.
		String number = (info.text("SpNoStr") != null) ? info.text("SpNoStr") : info.text("SpNo");
		if (!fields.is("sys_approval_change") || number == null) {
			return null;
		}
		WeComFields applicant = info.part("Applyer");
		return new WeComApproval(number, info.text("SpName"), info.code("SpStatus"), info.text("TemplateId"),
				info.time("ApplyTime"), applicant.text("UserId"), applicant.number("Party"),
				info.code("StatuChangeEvent"), info.parts("SpRecord").stream().map(Step::of).toList(),
				info.part("ProcessList").parts("NodeList").stream().map(Node::of).toList(),
				info.parts("Notifyer").stream().flatMap((person) -> person.texts("UserId").stream()).toList(),
				info.parts("Comments").stream().map(Comment::of).toList());
	}

	/** Leaves out what people wrote. */
	@Override
	public String toString() {
		return "WeComApproval[" + this.number + ", status=" + this.status + ", change=" + this.change + "]";
	}

	/**
	 * A step.
	 *
	 * @param status 1 waiting, 2 agreed, 3 refused, 4 handed on, 11 sent back, 12
	 * approver added, 13 agreed and approver added
	 * @param all whether all of them must agree, or one
	 */
	public record Step(int status, boolean all, List<Decision> decisions) {

		static Step of(WeComFields step) {
			return new Step(step.code("SpStatus"), step.code("ApproverAttr") == 2,
					step.parts("Details")
						.stream()
						.map((detail) -> Decision.of(detail, detail.part("Approver"), "Speech", "SpStatus"))
						.toList());
		}

	}

	/**
	 * A node of the process.
	 *
	 * @param type 1 approvers, 2 copies, 3 handlers
	 * @param status as of a step, and 14 handled, 15 passed on
	 * @param relation 1 all, 2 one, 3 one after the other
	 */
	public record Node(int type, int status, int relation, List<Decision> decisions) {

		static Node of(WeComFields node) {
			return new Node(node.code("NodeType"), node.code("SpStatus"), node.code("ApvRel"),
					node.parts("SubNodeList")
						.stream()
						.map((person) -> Decision.of(person, person.part("UserInfo"), "Speech", "SpYj"))
						.toList());
		}

	}

	/**
	 * What one person has decided.
	 *
	 * @param status as of a step
	 * @param at when, null as long as it is open
	 * @param mediaIds files that came with it
	 */
	public record Decision(@Nullable String userId, int status, @Nullable Instant at, @Nullable String speech,
			List<String> mediaIds) {

		private static Decision of(WeComFields detail, WeComFields person, String speech, String status) {
			return new Decision(person.text("UserId"), detail.code(status), detail.time("SpTime"), detail.text(speech),
					files(detail));
		}

		/** Leaves out what people wrote. */
		@Override
		public String toString() {
			return "Decision[" + this.userId + ", " + this.status + "]";
		}

	}

	/** What one person has written about it. */
	public record Comment(@Nullable String id, @Nullable String userId, @Nullable Instant at, @Nullable String content,
			List<String> mediaIds) {

		static Comment of(WeComFields comment) {
			return new Comment(comment.text("CommentId"), comment.part("CommentUserInfo").text("UserId"),
					comment.time("CommentTime"), comment.text("CommentContent"), files(comment));
		}

		/** Leaves out what people wrote. */
		@Override
		public String toString() {
			return "Comment[" + this.id + "]";
		}

	}

	/** Named in one way or the other. */
	private static List<String> files(WeComFields fields) {
		for (String name : List.of("MediaId", "MediaIds", "Attach")) {
			if (!fields.texts(name).isEmpty()) {
				return fields.texts(name);
			}
		}
		return List.of();
	}

}
