package cn.bootx.starter.wecom.card;

import java.math.BigDecimal;
import java.util.List;

/**
 * One full card of each kind.
 */
public final class Cards {

	private static final String URL = "https://example.com/a";

	private Cards() {
	}

	public static TemplateCard textNotice() {
		return TemplateCard.textNotice()
			.source(new CardSource("https://example.com/icon.png", "报销", 1))
			.actionMenu(new CardActionMenu("更多操作", List.of(new CardActionMenu.Action("不再提醒", "mute"))))
			.taskId("task-text_1@a")
			.mainTitle("报销单已通过", "单号 42")
			.quote(CardQuote.link("引用", "请尽快确认", URL))
			.emphasis("100.00", "金额(元)")
			.subTitle("已打款到工资卡")
			.contents(CardContent.text("申请人", "张三"), CardContent.link("明细", "打开", URL),
					CardContent.member("审批人", "李四", "lisi"))
			.links(CardLink.url("官网", URL), CardLink.miniProgram("小程序", "wx123", "/index"))
			.action(CardLink.url(null, URL))
			.build();
	}

	public static TemplateCard newsNotice() {
		return TemplateCard.newsNotice()
			.mainTitle("周报", "第 47 周")
			.image(new CardImage("https://example.com/p.png", new BigDecimal("1.5")))
			.imageText(new CardImageText(1, URL, null, null, "左图右文", "说明", "https://example.com/q.png"))
			.paragraphs(new CardTitle("惊喜", "红包"))
			.action(CardLink.miniProgram(null, "wx123", null))
			.build();
	}

	public static TemplateCard buttonInteraction() {
		return TemplateCard.buttonInteraction()
			.taskId("task-button")
			.mainTitle("请审批", null)
			.buttonSelection(
					new CardSelection("level", "级别", List.of(CardOption.of("p0", "紧急"), CardOption.of("p1", "普通"))))
			.buttons(CardButton.callback("同意", "agree").withStyle(1), CardButton.link("查看", URL))
			.build();
	}

	public static TemplateCard voteInteraction() {
		return TemplateCard.voteInteraction()
			.taskId("task-vote")
			.mainTitle("团建去哪", null)
			.vote(CardVote.multiple("where", List.of(CardOption.of("sea", "海边"), CardOption.of("hill", "山里").preset())))
			.submit(new CardSubmit("提交", "submit"))
			.build();
	}

	public static TemplateCard multipleInteraction() {
		return TemplateCard.multipleInteraction()
			.taskId("task-multiple")
			.mainTitle("请选择", null)
			.selections(new CardSelection("when", "时间", List.of(CardOption.of("am", "上午"), CardOption.of("pm", "下午"))))
			.submit(new CardSubmit("提交", "submit"))
			.build();
	}

}
