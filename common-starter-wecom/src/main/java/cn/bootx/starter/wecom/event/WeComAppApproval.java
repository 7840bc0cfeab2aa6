package cn.bootx.starter.wecom.event;

import java.time.Instant;
import java.util.List;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * A change of an approval inside of one's own application (审批流程引擎), event
 * {@code open_approval_change}: another form than {@link WeComApproval}.
 *
 * @param number that the application gave it (ThirdNo)
 * @param name of its template
 * @param status 1 running, 2 passed, 3 refused, 4 withdrawn
 * @param applicant who applied
 * @param applicantDepartment name of the applicant's department
 * @param nodes all steps, in order
 * @param copiedTo who gets a copy
 * @param step index of the present node, from 0
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90240">WeCom</a>
 */
public record WeComAppApproval(String number, @Nullable String name, @Nullable String templateId, int status,
		@Nullable Instant appliedAt, Person applicant, @Nullable String applicantDepartment, List<Node> nodes,
		List<Person> copiedTo, int step) {

	/** What the event says, or null for another event. */
	public static @Nullable WeComAppApproval of(WxCpXmlMessage message) {
		WeComFields fields = WeComFields.of(message);
		WeComFields info = fields.part("ApprovalInfo");
		String number = info.text("ThirdNo");
		if (!fields.is("open_approval_change") || number == null) {
			return null;
		}
		return new WeComAppApproval(number, info.text("OpenSpName"), info.text("OpenTemplateId"),
				info.code("OpenSpStatus"), info.time("ApplyTime"),
				new Person(info.text("ApplyUserId"), info.text("ApplyUserName"), info.text("ApplyUserImage")),
				info.text("ApplyUserParty"),
				info.part("ApprovalNodes").parts("ApprovalNode").stream().map(Node::of).toList(),
				info.part("NotifyNodes").parts("NotifyNode").stream().map(Person::of).toList(),
				info.code("approverstep"));
	}

	/** Leaves out what people wrote. */
	@Override
	public String toString() {
		return "WeComAppApproval[" + this.number + ", status=" + this.status + ", step=" + this.step + "]";
	}

	/**
	 * A step.
	 *
	 * @param status 1 running, 2 agreed, 3 refused, 4 handed on
	 * @param all whether all of them must agree, or one
	 * @param type 1 certain people, 2 a tag, 3 a superior
	 */
	public record Node(int status, boolean all, int type, List<Decision> decisions) {

		static Node of(WeComFields node) {
			return new Node(node.code("NodeStatus"), node.code("NodeAttr") == 2, node.code("NodeType"),
					node.part("Items").parts("Item").stream().map(Decision::of).toList());
		}

	}

	/**
	 * What one person has decided.
	 *
	 * @param status as of a step
	 * @param at when, null as long as it is open
	 */
	public record Decision(Person person, int status, @Nullable Instant at, @Nullable String speech) {

		static Decision of(WeComFields item) {
			return new Decision(Person.of(item), item.code("ItemStatus"), item.time("ItemOpTime"),
					item.text("ItemSpeech"));
		}

		/** Leaves out what people wrote. */
		@Override
		public String toString() {
			return "Decision[" + this.person.userId() + ", " + this.status + "]";
		}

	}

	/**
	 * A member.
	 *
	 * @param image address of the picture
	 */
	public record Person(@Nullable String userId, @Nullable String name, @Nullable String image) {

		static Person of(WeComFields item) {
			return new Person(item.text("ItemUserId"), item.text("ItemName"), item.text("ItemImage"));
		}

	}

}
