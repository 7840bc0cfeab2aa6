package cn.bootx.starter.wechat.admin;

/**
 * Pages as WeChat counts them.
 *
 * @param current number of the page, from 1
 * @param size rows of a full page
 * @param offset rows before it
 */
record Offsets(int current, int size, int offset) {

	/**
	 * The page of that number; less than 1 is the first. Whether WeChat gives that many
	 * rows, the services check.
	 */
	static Offsets of(int current, int size) {
		int page = Math.max(1, current);
		long offset = (page - 1L) * size;
		if (offset > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("there is no page " + page + " with " + size + " rows");
		}
		return new Offsets(page, size, (int) offset);
	}

}
