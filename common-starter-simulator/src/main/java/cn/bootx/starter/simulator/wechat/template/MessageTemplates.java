package cn.bootx.starter.simulator.wechat.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * The message templates of an account, and its industries.
 */
public final class MessageTemplates {

	/** The industries (行业) that an account chooses two of, numbered from 1. */
	private static final List<String> INDUSTRIES = List.of("IT科技/互联网|电子商务", "IT科技/IT软件与服务", "IT科技/IT硬件与设备", "IT科技/电子技术",
			"IT科技/通信与运营商", "IT科技/网络游戏", "金融业/银行", "金融业/基金|理财|信托", "金融业/保险", "餐饮/餐饮", "酒店旅游/酒店", "酒店旅游/旅游", "运输与仓储/快递",
			"运输与仓储/物流", "运输与仓储/仓储", "教育/培训", "教育/院校", "政府与公共事业/学术科研", "政府与公共事业/交警", "政府与公共事业/博物馆", "政府与公共事业/公共事业|非盈利机构",
			"医药护理/医药医疗", "医药护理/护理美容", "医药护理/保健与卫生", "交通工具/汽车相关", "交通工具/摩托车相关", "交通工具/火车相关", "交通工具/飞机相关", "房地产/建筑",
			"房地产/物业", "消费品/消费品", "商业服务/法律", "商业服务/会展", "商业服务/中介服务", "商业服务/认证", "商业服务/审计", "文体娱乐/传媒", "文体娱乐/体育",
			"文体娱乐/娱乐休闲", "印刷/印刷", "其它/其它");

	static final int LIMIT = 25;

	private static final Duration INDUSTRY_INTERVAL = Duration.ofDays(30);

	private final Map<String, MessageTemplate> templates = new ConcurrentSkipListMap<>();

	private final List<BlockedMessage> blocked = new CopyOnWriteArrayList<>();

	private int primary = 1;

	private int secondary = 4;

	private @Nullable Instant industrySetAt;

	public synchronized void add(String templateId, String title, String content) {
		this.templates.put(templateId, new MessageTemplate(templateId, title, content, this.primary));
	}

	public @Nullable MessageTemplate find(String templateId) {
		return this.templates.get(templateId);
	}

	boolean remove(String templateId) {
		return this.templates.remove(templateId) != null;
	}

	public List<MessageTemplate> all() {
		return List.copyOf(this.templates.values());
	}

	public void block(BlockedMessage message) {
		this.blocked.add(message);
	}

	/** Messages of a template that the platform held back, oldest first. */
	List<BlockedMessage> blocked(String templateId) {
		return this.blocked.stream().filter((message) -> message.templateId().equals(templateId)).toList();
	}

	synchronized int primary() {
		return this.primary;
	}

	synchronized int secondary() {
		return this.secondary;
	}

	/** Once a month; templates of an industry that is left are lost. */
	synchronized void industries(int newPrimary, int newSecondary, Instant now) {
		if (this.industrySetAt != null && now.isBefore(this.industrySetAt.plus(INDUSTRY_INTERVAL))) {
			throw WeChatErrors.refuse(43100);
		}
		this.industrySetAt = now;
		this.primary = newPrimary;
		this.secondary = newSecondary;
		this.templates.values()
			.removeIf((template) -> template.industry() != newPrimary && template.industry() != newSecondary);
	}

	static String firstClass(int industry) {
		return INDUSTRIES.get(industry - 1).split("/")[0];
	}

	static String secondClass(int industry) {
		return INDUSTRIES.get(industry - 1).split("/")[1];
	}

	/** A message that the platform held back, as {@code queryblocktmplmsg} lists it. */
	public record BlockedMessage(long id, String templateId, String title, String content, String openId,
			Instant sentAt) {
	}

}
