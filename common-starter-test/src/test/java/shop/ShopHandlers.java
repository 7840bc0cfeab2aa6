package shop;

import cn.bootx.starter.dingtalk.handler.DingTalkMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;
import cn.bootx.starter.wechat.handler.WeChatEvent;
import cn.bootx.starter.wechat.handler.WeChatMessage;
import cn.bootx.starter.wecom.handler.WeComMessage;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;

import org.springframework.stereotype.Component;

@Component
class ShopHandlers {

	private final WeComNoticeSender notices;

	ShopHandlers(WeComNoticeSender notices) {
		this.notices = notices;
	}

	@WeChatEvent("subscribe")
	String followed() {
		return "欢迎光临";
	}

	@WeChatMessage(content = "订单 \\d+")
	String order(String content) {
		return content + "：已发货";
	}

	@WeComMessage(content = "库存 .+")
	String stock(String content) {
		return content.substring(3) + " 还有 12 箱";
	}

	@DingTalkMessage
	DingTalkRobotMsg asked(DingTalkRobotMessage message) {
		return new DingTalkRobotMsg.Text("收到：" + message.text().strip());
	}

	void soldOut(String userId, String goods) {
		this.notices.sendTextNotice(WeComReceivers.users(userId), goods + " 卖完了");
	}

}
