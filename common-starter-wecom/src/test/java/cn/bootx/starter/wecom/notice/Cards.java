package cn.bootx.starter.wecom.notice;

import java.math.BigDecimal;
import java.util.List;

/**
 * One full card of each kind.
 */
public final class Cards {

	private static final String URL = "https://example.com/a";

	private Cards() {
	}

	public static WeComTemplateCard textNotice() {
		return WeComTemplateCard.textNotice()
			.source("https://example.com/icon.png", "报销", 1)
			.actionMenu("更多操作", WeComCardPart.Button.callback("不再提醒", "mute"))
			.taskId("task-text_1@a")
			.mainTitle("报销单已通过", "单号 42")
			.quote("引用", "请尽快确认", WeComCardPart.Link.url(URL))
			.emphasis("100.00", "金额(元)")
			.subTitle("已打款到工资卡")
			.contents(WeComCardPart.Content.text("申请人", "张三"), WeComCardPart.Content.link("明细", "打开", URL),
					WeComCardPart.Content.member("审批人", "李四", "lisi"))
			.links(WeComCardPart.Link.url("官网", URL), WeComCardPart.Link.miniProgram("小程序", "wx123", "/index"))
			.action(WeComCardPart.Link.url(URL))
			.build();
	}

	public static WeComTemplateCard newsNotice() {
		return WeComTemplateCard.newsNotice()
			.mainTitle("周报", "第 47 周")
			.image("https://example.com/p.png", new BigDecimal("1.5"))
			.imageText("https://example.com/q.png", "左图右文", "说明", WeComCardPart.Link.url(URL))
			.paragraph("惊喜", "红包")
			.action(WeComCardPart.Link.miniProgram("wx123", null))
			.build();
	}

	public static WeComTemplateCard buttonInteraction() {
		return WeComTemplateCard.buttonInteraction()
			.taskId("task-button")
			.mainTitle("请审批", null)
			.buttonSelection(WeComCardPart.Selection.of("level", "级别",
					List.of(WeComCardPart.Option.of("p0", "紧急"), WeComCardPart.Option.of("p1", "普通"))))
			.buttons(WeComCardPart.Button.callback("同意", "agree").withStyle(1), WeComCardPart.Button.link("查看", URL))
			.build();
	}

	public static WeComTemplateCard voteInteraction() {
		return WeComTemplateCard.voteInteraction()
			.taskId("task-vote")
			.mainTitle("团建去哪", null)
			.multipleVote("where",
					List.of(WeComCardPart.Option.of("sea", "海边"), WeComCardPart.Option.of("hill", "山里").preset()))
			.submit("提交", "submit")
			.build();
	}

	public static WeComTemplateCard multipleInteraction() {
		return WeComTemplateCard.multipleInteraction()
			.taskId("task-multiple")
			.mainTitle("请选择", null)
			.selections(WeComCardPart.Selection.of("when", "时间",
					List.of(WeComCardPart.Option.of("am", "上午"), WeComCardPart.Option.of("pm", "下午"))))
			.submit("提交", "submit")
			.build();
	}

	static WeComTaskCard taskCard() {
		return WeComTaskCard
			.of("taskid123", "赵明登的礼物申请", "礼品：A31茶具套装", WeComTaskCard.Button.of("key111", "批准", "已批准").emphasized(),
					WeComTaskCard.Button.of("key222", "驳回", "已驳回"))
			.withUrl("https://example.com/gift");
	}

}
