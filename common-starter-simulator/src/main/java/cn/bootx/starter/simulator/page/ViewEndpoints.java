package cn.bootx.starter.simulator.page;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.people.QrImage;

/**
 * Reads: {@code /_sim/state}, {@code /_sim/chats}, {@code /_sim/journal} and
 * {@code /_sim/qr.png}.
 */
final class ViewEndpoints {

	private static final int LONGEST_QR_TEXT = 500;

	private final SimulatorContext context;

	private final StateView state;

	ViewEndpoints(SimulatorContext context, StateView state) {
		this.context = context;
		this.state = state;
	}

	void register(Routes routes) {
		routes.get("/_sim/state", (request) -> SimulatorResponse.json(this.state.read()))
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
