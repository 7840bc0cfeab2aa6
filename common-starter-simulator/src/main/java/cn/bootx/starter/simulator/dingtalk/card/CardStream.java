package cn.bootx.starter.simulator.dingtalk.card;

/**
 * A variable of a card that is written piece by piece.
 */
final class CardStream {

	private String text = "";

	private boolean finished;

	synchronized boolean take(String content, boolean full, boolean last) {
		if (this.finished) {
			return false;
		}
		this.text = full ? content : this.text + content;
		this.finished = last;
		return true;
	}

	synchronized String text() {
		return this.text;
	}

	synchronized boolean finished() {
		return this.finished;
	}

}
