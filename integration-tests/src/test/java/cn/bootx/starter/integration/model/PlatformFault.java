package cn.bootx.starter.integration.model;

/**
 * What the scripted platform does with a request. Those after {@link #NONE} come in turn,
 * drawn from the seed.
 */
enum PlatformFault {

	/** Does the work and answers. */
	NONE,

	/**
	 * Answers, and closes the connection that the client keeps, at once or a bit later.
	 */
	CLOSES_KEPT,

	/** Closes before the request is read. */
	UNREAD,

	/** Closes within the body. */
	HALF_READ,

	/** Does the work and closes without an answer. */
	LOST,

	/** The same, with a reset. */
	RESET,

	/** Does the work, and the connection ends within the answer. */
	HALF_ANSWER,

	/** The same, and the answer does not say how long it should have been. */
	TRUNCATED,

	/** Does the work and answers nothing in time. */
	HANGS,

	/** Does the work and answers piece by piece. */
	SLOW,

	/** A gateway's answers after the work was done. */
	BAD_GATEWAY, GATEWAY_TIMEOUT, UNAVAILABLE, REQUEST_TIMEOUT,

	/** A server error in the platform's JSON, after the work was done. */
	SERVER_ERROR,

	/** HTTP 200 with what is not the platform's, after the work was done. */
	EMPTY, PAGE, EMPTY_LIST, NULL,

	/** Success without any id. */
	BARE,

	/** Ends the token and refuses it. */
	TOKEN_ENDS,

	/** Refuses: too much, this receiver, not now. */
	THROTTLES, REFUSES, BUSY;

	/** Whether the work is done before it happens. */
	boolean works() {
		return this != UNREAD && this != HALF_READ && !refuses();
	}

	/** Whether the platform says in its own words that it has not done it. */
	boolean refuses() {
		return this.compareTo(TOKEN_ENDS) >= 0;
	}

}
