package cn.bootx.starter.wechat.people.qrlogin.websocket;

import java.io.IOException;

/**
 * A browser's socket, whatever web stack it came through.
 */
interface QrSocket {

	/** The work is done. */
	int NORMAL = 1000;

	/** The application stops. */
	int GOING_AWAY = 1001;

	/** The store cannot be read. */
	int SERVER_ERROR = 1011;

	/** All places are taken. */
	int TRY_AGAIN_LATER = 1013;

	void send(String text) throws IOException;

	void ping() throws IOException;

	/** Closes it; nothing happens if it is closed. */
	void close(int code);

}
