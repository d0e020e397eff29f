package com.example.orders;

/** What can have happened to an order. */
sealed interface OrderEvent {

    record OrderPlaced(String customer, long cents) implements OrderEvent {}
}
