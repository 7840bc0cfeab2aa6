package cn.bootx.starter.simulator.wechat.template;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * WeChat's public templates (类目模板库).
 */
public final class TemplateLibrary {

	private final Map<String, LibraryTemplate> templates = new ConcurrentSkipListMap<>();

	public TemplateLibrary() {
		add(LibraryTemplate.of("47123", "订单发货通知", "订单编号:character_string", "商品名称:thing", "发货时间:time", "收货人:name",
				"订单金额:amount"));
		add(LibraryTemplate.of("43205", "预约成功通知", "预约项目:thing", "预约时间:time", "联系电话:phone_number", "备注:thing"));
	}

	public void add(LibraryTemplate template) {
		this.templates.put(template.id(), template);
	}

	@Nullable LibraryTemplate find(String id) {
		return this.templates.get(id);
	}

	List<LibraryTemplate> all() {
		return List.copyOf(this.templates.values());
	}

}
