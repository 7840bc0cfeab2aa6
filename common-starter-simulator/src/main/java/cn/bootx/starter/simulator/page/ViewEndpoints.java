package cn.bootx.starter.simulator.page;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.QrImage;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wechatopen.WeChatOpenSimulator;

/**
 * Reads: {@code /_sim/state}, {@code /_sim/chats}, {@code /_sim/journal} and
 * {@code /_sim/qr.png}.
 */
final class ViewEndpoints {

	private static final int LONGEST_QR_TEXT = 500;

	private final SimulatorContext context;

	private final WeChatSimulator wechat;

	private final WeChatOpenSimulator wechatOpen;

	ViewEndpoints(SimulatorContext context, WeChatSimulator wechat, WeChatOpenSimulator wechatOpen) {
		this.context = context;
		this.wechat = wechat;
		this.wechatOpen = wechatOpen;
	}

	void register(Routes routes) {
		routes.get("/_sim/state", (request) -> state())
			.get("/_sim/chats", this::chats)
			.get("/_sim/qr.png", ViewEndpoints::qrImage)
			.get("/_sim/journal", (request) -> SimulatorResponse
				.json(this.context.journal().entries().stream().map(Views::journal).toList()));
	}

	/** For pages that show a login code and have nothing to draw it with. */
	private static SimulatorResponse qrImage(SimulatorRequest request) {
		String text = request.param("text");
		if (text == null || text.isEmpty() || text.length() > LONGEST_QR_TEXT) {
			return SimulatorResponse.json(400,
					Fields.of("error", "The query needs a 'text' of 1 to " + LONGEST_QR_TEXT + " characters"));
		}
		return SimulatorResponse.bytes("image/png", QrImage.png(text));
	}

	private SimulatorResponse state() {
		return SimulatorResponse
			.json(Fields.of("accounts", this.wechat.accounts().stream().map(Views::account).toList(), "components",
					this.wechatOpen.components().stream().map(this::component).toList()));
	}

	private Object component(SimulatedComponent component) {
		return Fields.of("componentAppId", component.componentAppId(), "authorizers",
				this.wechat.accounts().stream().map(SimulatedAccount::appId).filter(component::authorizedBy).toList());
	}

	private SimulatorResponse chats(SimulatorRequest request) {
		String platform = request.param("platform");
		String conversation = request.param("conversation");
		return SimulatorResponse.json(this.context.chats()
			.all()
			.stream()
			.filter((message) -> platform == null || message.platform().equals(platform))
			.filter((message) -> conversation == null || message.conversation().equals(conversation))
			.map(Views::chat)
			.toList());
	}

}
